import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { removeAbandoned } from './remove-abandoned.js';
import { writeAtomically, writerOf } from './write-atomically.js';

/** The id of a process that has ended. */
const gone = spawnSync(process.execPath, ['--version']).pid;

describe('removeAbandoned', () => {
  it('removes what an ended process left, and nothing else', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'q8.safetensors');
    const kept = [
      `q8.safetensors.${writerOf(process.pid)}-${randomUUID()}.tmp`,
      `q8.safetensors.elsewhere-${gone}-${randomUUID()}.tmp`,
      `other.safetensors.${writerOf(gone)}-${randomUUID()}.tmp`,
      'q8.safetensors',
    ];
    const abandoned = `q8.safetensors.${writerOf(gone)}-${randomUUID()}.tmp`;
    for (const name of [...kept, abandoned]) await writeFile(join(folder, name), '');
    await removeAbandoned(path);
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
  });

  it('leaves a file alone that is being written', async () => {
    const path = join(await temporaryFolder(), 'q8.safetensors');
    await writeAtomically(path, async () => removeAbandoned(path));
    expect(await readdir(join(path, '..'))).toEqual(['q8.safetensors']);
  });
});
