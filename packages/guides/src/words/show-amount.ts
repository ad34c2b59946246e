const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
const base = 1024;

/** A number of bytes with its unit, three digits at most: `1.46 GiB`. */
export function showAmount(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(base)));
  const amount = bytes / base ** power;
  const digits = power === 0 || amount >= 100 ? 0 : amount >= 10 ? 1 : 2;
  return `${Number(amount.toFixed(digits))} ${units[power]}`;
}
