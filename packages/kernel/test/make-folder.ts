import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a file holds; an object becomes JSON. */
export type Files = Readonly<Record<string, string | object>>;

/** A temporary folder with these files, gone after the test. Gives its real path. */
export async function makeFolder(files: Files): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'retake-kernel-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
