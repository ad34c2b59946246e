import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { fingerprint } from './fingerprint.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const keyOf = (...hashes: string[]) => sha256(hashes.map((hash) => `${hash}\n`).join(''));

async function place() {
  const folder = await temporaryFolder();
  const file = join(folder, 'a');
  await writeFile(file, 'weights');
  return { folder, file, options: { cacheDirectory: join(folder, 'cache') } };
}

describe('fingerprint', () => {
  it('is made of the hashes of the contents, in order', async () => {
    const { folder, file, options } = await place();
    const other = join(folder, 'b');
    await writeFile(other, 'more');
    expect(await fingerprint([file, other], options)).toBe(keyOf(sha256('weights'), sha256('more')));
    expect(await fingerprint([other, file], options)).toBe(keyOf(sha256('more'), sha256('weights')));
  });

  it('does not depend on where a file lies', async () => {
    const { folder, file, options } = await place();
    await copyFile(file, join(folder, 'copy'));
    expect(await fingerprint([join(folder, 'copy')], options)).toBe(await fingerprint([file], options));
  });

  it('remembers hashes and uses them', async () => {
    const { file, options } = await place();
    await fingerprint([file], options);
    const memory = join(options.cacheDirectory, 'file-hashes.json');
    const remembered = JSON.parse(await readFile(memory, 'utf8')) as Record<string, string>;
    const [key = ''] = Object.keys(remembered);
    expect(remembered[key]).toBe(sha256('weights'));
    await writeFile(memory, JSON.stringify({ [key]: sha256('told otherwise') }));
    expect(await fingerprint([file], options)).toBe(keyOf(sha256('told otherwise')));
  });

  it('reads a file again when it has changed, be it only in time', async () => {
    const { file, options } = await place();
    await fingerprint([file], options);
    await writeFile(file, 'Weights');
    await utimes(file, 1000, 1000);
    expect(await fingerprint([file], options)).toBe(keyOf(sha256('Weights')));
  });

  it('takes the name of a Hugging Face blob for its hash', async () => {
    const { folder, options } = await place();
    const name = sha256('as the hub says');
    await mkdir(join(folder, 'blobs'));
    await writeFile(join(folder, 'blobs', name), 'not read');
    await symlink(join('blobs', name), join(folder, 'w.safetensors'));
    expect(await fingerprint([join(folder, 'w.safetensors')], options)).toBe(keyOf(name));
  });

  it('forgets a damaged memory', async () => {
    const { file, options } = await place();
    await mkdir(options.cacheDirectory);
    await writeFile(join(options.cacheDirectory, 'file-hashes.json'), '{"x": nonsense');
    expect(await fingerprint([file], options)).toBe(keyOf(sha256('weights')));
  });

  it('stops when canceled', async () => {
    const { file, options } = await place();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(fingerprint([file], { ...options, signal })).rejects.toThrow();
  });
});
