const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
const base = 1024;

/** An amount of memory for people: three digits at most, `1.5 GiB`. */
export function showBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(base)));
  const value = bytes / base ** power;
  const digits = power === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${units[power]}`;
}
