import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, safetensors, sha256, workshop } from '../../test/repair-kit.js';
import { verifyFiles } from './verify-files.js';

const good = safetensors({ a: 10 });
const bad = safetensors({ a: 10 }, 3);

it('sets aside what differs from the metadata of the download', async () => {
  const { checkpoint, perform } = await workshop();
  const metadata = join(checkpoint, '.cache', 'huggingface', 'download', 'vae');
  for (const [name, content] of [
    ['right.safetensors', good],
    ['wrong.safetensors', bad],
  ] as const) {
    await put(join(checkpoint, 'vae', name), content);
    await put(join(metadata, `${name}.metadata`), `0123abc\n"${sha256(good)}"\n1700000000.0\n`);
  }
  expect(await perform(verifyFiles)).toMatchObject({
    changed: true,
    facts: { verified: 2, damaged: ['vae/wrong.safetensors'] },
  });
  expect(await names(join(checkpoint, 'vae'))).toEqual(['right.safetensors', 'wrong.safetensors.damaged']);
  expect(await perform(verifyFiles)).toMatchObject({
    changed: false,
    detail: 'All 1 files are as downloaded.',
  });
});

it('knows hashes of git, of blob names and of lists', async () => {
  const { checkpoint, folder, perform } = await workshop();
  const git = createHash('sha1').update(`blob ${good.length}\0`).update(good).digest('hex');
  await put(join(checkpoint, 'git.safetensors'), good);
  await put(
    join(checkpoint, '.cache', 'huggingface', 'download', 'git.safetensors.metadata'),
    `x\n${git}\n1`,
  );
  await put(join(checkpoint, 'list.safetensors'), bad);
  await put(join(checkpoint, 'SHA256SUMS'), `${sha256(good)}  list.safetensors\n`);
  await symlink(await put(join(folder, sha256(good)), bad), join(checkpoint, 'blob.safetensors'));
  expect(await perform(verifyFiles)).toMatchObject({
    facts: { verified: 3, damaged: ['blob.safetensors', 'list.safetensors'] },
  });
  expect(await names(folder)).toContain(sha256(good));
});

it('changes nothing where nobody wrote hashes down', async () => {
  const { checkpoint, perform } = await workshop();
  await put(join(checkpoint, 'vae.safetensors'), bad);
  expect(await perform(verifyFiles)).toMatchObject({ changed: false, facts: { verified: 0 } });
});
