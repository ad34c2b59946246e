import { open } from 'node:fs/promises';

const samples = 64;
const sampleBytes = 4096;

/**
 * Whether spread samples of the data are equal as far as both files go. A damaged file can so be compared with a whole one.
 * @param start where the data of the whole file begins.
 */
export async function sameData(damaged: string, whole: string, start: number): Promise<boolean> {
  const [one, two] = [await open(damaged, 'r'), await open(whole, 'r')];
  try {
    const end = Math.min((await one.stat()).size, (await two.stat()).size);
    if (end <= start) return false;
    const length = Math.min(sampleBytes, end - start);
    for (let sample = 0; sample < samples; sample += 1) {
      const at = start + Math.floor(((end - length - start) * sample) / (samples - 1));
      const [a, b] = await Promise.all(
        [one, two].map(async (file) => (await file.read(Buffer.alloc(length), 0, length, at)).buffer),
      );
      if (!a?.equals(b as Buffer)) return false;
    }
    return true;
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}
