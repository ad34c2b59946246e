import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { put, workshop } from '../../test/repair-kit.js';
import { grantOwnAccess } from './grant-own-access.js';

const params = { file: 'vae/model.safetensors' };
const mode = async (path: string) => (await stat(path)).mode & 0o777;

it.skipIf(process.platform === 'win32')('lets the owner read a file again', async () => {
  const { checkpoint, perform } = await workshop();
  const path = await put(join(checkpoint, 'vae', 'model.safetensors'), 'x');
  await chmod(path, 0o040);
  expect(await perform(grantOwnAccess(), params)).toMatchObject({ changed: true });
  expect(await mode(path)).toBe(0o440);
  expect(await perform(grantOwnAccess(), params)).toMatchObject({ changed: false });
});

it.skipIf(process.platform === 'win32')('leaves the files of others and those outside alone', async () => {
  const { checkpoint, folder, perform } = await workshop();
  const path = await put(join(checkpoint, 'vae', 'model.safetensors'), 'x');
  const outside = await put(join(folder, 'x.safetensors'), 'x');
  for (const one of [path, outside]) await chmod(one, 0o040);
  expect(
    await perform(
      grantOwnAccess(() => -1),
      params,
    ),
  ).toMatchObject({ changed: false });
  expect(await perform(grantOwnAccess(), { file: outside })).toMatchObject({ changed: false });
  expect([await mode(path), await mode(outside)]).toEqual([0o040, 0o040]);
});
