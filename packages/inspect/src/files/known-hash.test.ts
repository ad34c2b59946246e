import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile } from './hash-file.js';
import { knownHash } from './known-hash.js';

const content = 'weights';
const sha256 = createHash('sha256').update(content).digest('hex');
const gitSha1 = createHash('sha1').update(`blob ${content.length}\0${content}`).digest('hex');
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'retake hash '));
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  [sha256, 'sha256'],
  [gitSha1, 'git-sha1'],
])('a blob of the cache is called after its hash: %s', async (name, algorithm) => {
  await mkdir(join(root, 'blobs'));
  await writeFile(join(root, 'blobs', name), content);
  await symlink(join('blobs', name), join(root, 'x.safetensors'));
  const known = await knownHash(root, join(root, 'x.safetensors'));
  expect(known).toMatchObject({ algorithm, expected: name, source: 'hf-cache', actual: null, matches: null });
  expect(await hashFile(join(root, 'x.safetensors'), known)).toMatchObject({ actual: name, matches: true });
});

test('what a download into a folder noted', async () => {
  await mkdir(join(root, '.cache/huggingface/download/vae'), { recursive: true });
  await writeFile(
    join(root, '.cache/huggingface/download/vae/m.safetensors.metadata'),
    `abc\n"${sha256}"\n17.5\n`,
  );
  expect(await knownHash(root, join(root, 'vae/m.safetensors'))).toMatchObject({
    expected: sha256,
    source: 'hf-download',
  });
});

test('nothing is known of other files, and hashing them says so', async () => {
  await writeFile(join(root, 'x'), content);
  expect(await knownHash(root, join(root, 'x'))).toBeNull();
  expect(await hashFile(join(root, 'x'), null)).toMatchObject({
    expected: null,
    actual: sha256,
    matches: null,
  });
});
