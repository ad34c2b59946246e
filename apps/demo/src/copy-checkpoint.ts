import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a private copy of a checkpoint folder that a fault may damage. */
export async function copyCheckpoint(from: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
  return to;
}
