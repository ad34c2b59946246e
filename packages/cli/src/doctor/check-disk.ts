import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { showBytes } from '../show/bytes.js';
import type { Check } from './check.js';

const comfortableBytes = 5 * 2 ** 30;

/** Whether runs can be kept in a folder, which need not exist yet, and how much space there is. */
export async function checkDisk(folder: string): Promise<Check> {
  const existing = await nearestExisting(folder);
  const facts = { folder };
  try {
    if (!(await stat(existing)).isDirectory()) throw new Error(`${existing} is not a folder`);
    await access(existing, constants.W_OK);
    const { bavail, bsize } = await statfs(existing);
    const freeBytes = bavail * bsize;
    const check = {
      id: 'disk',
      text: `${showBytes(freeBytes)} free for runs in ${folder}`,
      facts: { ...facts, freeBytes },
    };
    return freeBytes >= comfortableBytes
      ? { ...check, state: 'ok' }
      : { ...check, state: 'warn', hint: 'Free some space, or keep runs elsewhere with --runs-dir.' };
  } catch (error) {
    const text = `runs cannot be written to ${folder}: ${(error as Error).message}`;
    return { id: 'disk', state: 'fail', text, hint: 'Choose another folder with --runs-dir.', facts };
  }
}

async function nearestExisting(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch {
    return dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
  }
}
