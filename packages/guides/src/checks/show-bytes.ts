const gibibyte = 2 ** 30;

/** An amount in GiB with one digit, `3.4 GiB`. */
export function showBytes(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(1)} GiB`;
}
