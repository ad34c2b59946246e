import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { writeAtomic } from './write-atomic.js';

describe('an atomic write', () => {
  it('joins its parts and leaves nothing else', async () => {
    const folder = await temporaryFolder();
    await writeAtomic(join(folder, 'a'), ['one ', Buffer.from('two')]);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('one two');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('leaves what was there when it fails', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'before');
    const broken = [Symbol('not bytes')] as unknown as string[];
    await expect(writeAtomic(join(folder, 'a'), broken)).rejects.toThrow();
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('fails when the target is a folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await expect(writeAtomic(join(folder, 'a'), ['x'])).rejects.toThrow();
  });
});
