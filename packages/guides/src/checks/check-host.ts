import { dirname, resolve } from 'node:path';
import type { Check, CheckContext } from './check.js';
import { failed, passed, unknown } from './result.js';
import { showBytes } from './show-bytes.js';

const gibibyte = 2 ** 30;
/** Where a failure does not say how much was asked for, this much free is worth a try. */
const enoughDisk = 5 * gibibyte;
const enoughMemory = 4 * gibibyte;
/** Judged: 28 GB of weights of a 14B model in 16 bits, and a few for everything else. */
const enoughWithSwap = 32 * gibibyte;

/** Whether the disk of the folder, or of the file, has room for data and for files. */
export const checkDisk: Check = async ({ facts, tools }) => {
  const folder = folderOf(facts);
  const needed = numberOf(facts.bytesNeeded) ?? numberOf(facts.bytesAsked) ?? enoughDisk;
  try {
    const { freeBytes, freeFiles } = await tools.space(folder);
    const found = { folder, freeBytes, neededBytes: needed, freeFiles };
    if (freeFiles === 0)
      return failed(
        `The disk of ${folder} can hold no more files (no inodes left), whatever their size.`,
        found,
      );
    const text = `${showBytes(freeBytes)} are free on the disk of ${folder}, ${showBytes(needed)} are needed.`;
    return freeBytes >= needed ? passed(text, found) : failed(text, found);
  } catch (error) {
    return unknown(`The disk of ${folder} could not be asked: ${(error as Error).message}.`);
  }
};

/** Whether as much main memory is free as was asked for, within the limit of a container. */
export const checkMemory: Check = async ({ facts, tools }) => {
  const needed = numberOf(facts.bytesAsked) ?? enoughMemory;
  const { freeBytes, totalBytes } = await tools.memory();
  const text = `${showBytes(freeBytes)} of ${showBytes(totalBytes)} main memory are free, ${showBytes(needed)} are needed.`;
  const found = { freeBytes, totalBytes, neededBytes: needed };
  return freeBytes >= needed ? passed(text, found) : failed(text, found);
};

/** Whether memory and swap together are enough to convert a large model. */
export const checkSwap: Check = async ({ tools }) => {
  const { totalBytes, swapBytes } = await tools.memory();
  if (swapBytes === null) return unknown('The size of the page file cannot be read on this system.');
  const found = { totalBytes, swapBytes, neededBytes: enoughWithSwap };
  const text = `${showBytes(totalBytes)} memory and ${showBytes(swapBytes)} swap, ${showBytes(enoughWithSwap)} together are enough for most models.`;
  return totalBytes + swapBytes >= enoughWithSwap ? passed(text, found) : failed(text, found);
};

/** Whether the processor multiplies 8-bit numbers faster than others. */
export const checkInt8: Check = async ({ tools }) => {
  const flags = await tools.read('/proc/cpuinfo');
  if (flags === null) return unknown('What the processor can do cannot be read on this system.');
  const found = ['avx512_vnni', 'avx_vnni', 'amx_int8', 'asimddp'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(flags),
  );
  return found.length > 0
    ? passed(`The processor has instructions for 8-bit numbers (${found.join(', ')}).`, { found })
    : failed('The processor has no instructions for 8-bit numbers: INT8 saves memory here, and no time.', {
        found,
      });
};

function folderOf({ folder, file, checkpoint }: CheckContext['facts']): string {
  if (typeof folder === 'string') return folder;
  if (typeof file === 'string' && file.includes('/')) return dirname(file);
  return resolve(typeof checkpoint === 'string' ? checkpoint : '.');
}

function numberOf(value: string | number | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}
