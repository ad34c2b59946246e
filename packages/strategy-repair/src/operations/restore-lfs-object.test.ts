import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, safetensors, sha256, workshop } from '../../test/repair-kit.js';
import { restoreLfsObject } from './restore-lfs-object.js';

const weights = safetensors({ a: 100 });
const oid = sha256(weights);
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${weights.length}\n`;
const object = join('.git', 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);

it('puts the object in place of the pointer, and keeps the pointer', async () => {
  const { checkpoint, perform } = await workshop();
  const path = await put(join(checkpoint, 'vae', 'model.safetensors'), pointer);
  await put(join(checkpoint, object), weights);
  expect(await perform(restoreLfsObject)).toMatchObject({ changed: true });
  expect(await readFile(path)).toEqual(weights);
  expect(await readFile(`${path}.lfs-pointer`, 'utf8')).toBe(pointer);
});

it('leaves the pointer where the object is missing or another', async () => {
  const { checkpoint, perform } = await workshop();
  await put(join(checkpoint, 'vae', 'model.safetensors'), pointer);
  expect(await perform(restoreLfsObject)).toMatchObject({
    changed: false,
    detail: expect.stringContaining('git lfs pull'),
  });
  await put(join(checkpoint, object), safetensors({ a: 100 }, 2));
  expect(await perform(restoreLfsObject)).toMatchObject({ changed: false });
  expect(await names(join(checkpoint, 'vae'))).toEqual(['model.safetensors']);
});

it('finds nothing to do where there are no pointers', async () => {
  const { checkpoint, perform } = await workshop();
  await put(join(checkpoint, 'vae', 'model.safetensors'), weights);
  expect(await perform(restoreLfsObject)).toMatchObject({ changed: false });
});
