const mebibyte = 2 ** 20;

/** Bytes for people: `56 MiB`, with two digits behind the point below 10. */
export function showMebibytes(bytes: number): string {
  const value = bytes / mebibyte;
  return `${Number(value.toFixed(value < 10 ? 2 : 0))} MiB`;
}
