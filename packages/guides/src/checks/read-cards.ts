const mebibyte = 2 ** 20;

/** A graphics card as nvidia-smi lists it. */
export interface Card {
  readonly name: string;
  readonly driver: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
}

/** What nvidia-smi is asked for; `readCards` reads the answer. */
export const cardQuery = [
  '--query-gpu=name,driver_version,memory.total,memory.free',
  '--format=csv,noheader,nounits',
];

/** Reads the lines `NVIDIA GeForce RTX 4080, 550.90, 16376, 15800` (MiB). Lines that are no card are left out. */
export function readCards(text: string): readonly Card[] {
  return text.split('\n').flatMap((line) => {
    const [name, driver, total, free] = line.split(',').map((part) => part.trim());
    const totalMiB = Number(total);
    const freeMiB = Number(free);
    if (!name || !driver || !/^\d+(\.\d+)*$/.test(driver) || !(totalMiB > 0) || !(freeMiB >= 0)) return [];
    return [{ name, driver, totalBytes: totalMiB * mebibyte, freeBytes: freeMiB * mebibyte }];
  });
}
