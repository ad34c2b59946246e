import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const tool = fileURLToPath(new URL('../../../tools/synthetic-checkpoint/make.mjs', import.meta.url));

/**
 * The folder of a checkpoint with about 100 million random parameters per expert, made on first use: large enough that
 * keeping its blocks in memory or not makes a difference a limit can tell.
 */
export async function midCheckpoint(scratch: string): Promise<string> {
  const folder = join(scratch, 'mid', 'checkpoint');
  const there = await access(join(folder, 'model_index.json')).then(
    () => true,
    () => false,
  );
  if (!there) await promisify(execFile)(process.execPath, [tool, '--preset', 'mid', '--out', folder]);
  return folder;
}
