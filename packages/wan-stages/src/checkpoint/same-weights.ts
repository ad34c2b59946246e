import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const componentNames = ['transformer', 'transformer_2', 'text_encoder', 'vae'];
const samples = 64;
const sampleBytes = 4096;
const headerLengthBytes = 8;
/** A header longer than this is not worth trusting for where the tensors start. */
const longestHeader = 100_000_000;

/**
 * True when `other` is shown to hold the weights of `folder`: it has every weight file that `folder` should have, and
 * evenly spread samples of the tensor data are equal as far as both files go. A damaged header is skipped over, so a
 * broken download can be compared with its whole copy; a file that is missing cannot be shown to be the same.
 */
export async function sameWeights(folder: string, other: string): Promise<boolean> {
  for (const component of componentNames) {
    const files = await weightFiles(join(other, component));
    for (const file of files) {
      const pair = [join(folder, component, file), join(other, component, file)] as const;
      if (!(await sameData(...pair).catch(() => false))) return false;
    }
  }
  return true;
}

async function weightFiles(component: string): Promise<string[]> {
  const names = await readdir(component).catch(() => []);
  return names.filter((name) => name.endsWith('.safetensors'));
}

async function sameData(damaged: string, whole: string): Promise<boolean> {
  const end = Math.min((await stat(damaged)).size, (await stat(whole)).size);
  const [one, two] = [await open(damaged), await open(whole)];
  try {
    const start = await dataStart(two);
    if (end - start < sampleBytes) return false;
    for (const at of positions(start, end)) {
      const [a, b] = [await read(one, at), await read(two, at)];
      if (!a.equals(b)) return false;
    }
    return true;
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

type File = Awaited<ReturnType<typeof open>>;

async function dataStart(file: File): Promise<number> {
  const { buffer } = await file.read(Buffer.alloc(headerLengthBytes), 0, headerLengthBytes, 0);
  const length = Number(buffer.readBigUInt64LE());
  return length <= longestHeader ? headerLengthBytes + length : Number.POSITIVE_INFINITY;
}

function positions(start: number, end: number): number[] {
  const last = end - sampleBytes;
  return Array.from({ length: samples }, (_, i) => Math.floor(start + ((last - start) * i) / (samples - 1)));
}

async function read(file: File, at: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, at);
  return buffer.subarray(0, bytesRead);
}
