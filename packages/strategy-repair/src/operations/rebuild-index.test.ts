import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { names, put, safetensors, workshop } from '../../test/repair-kit.js';
import { rebuildIndex } from './rebuild-index.js';

let shop: Awaited<ReturnType<typeof workshop>>;
let folder: string;
const shard = (number: number) => `model-0000${number}-of-00002.safetensors`;
const index = 'model.safetensors.index.json';

beforeEach(async () => {
  shop = await workshop();
  folder = join(shop.checkpoint, 'transformer');
  await put(join(folder, shard(1)), safetensors({ b: 2, a: 1 }));
  await put(join(folder, shard(2)), safetensors({ c: 4 }));
});

it('writes the index that the shards stand for', async () => {
  expect(await shop.perform(rebuildIndex)).toMatchObject({ changed: true });
  expect(JSON.parse(await readFile(join(folder, index), 'utf8'))).toEqual({
    metadata: { total_size: 28 },
    weight_map: { a: shard(1), b: shard(1), c: shard(2) },
  });
});

it('sets a wrong index aside, and changes nothing the second time', async () => {
  await put(join(folder, index), '{"weight_map":{"a":"elsewhere.safetensors"}}');
  expect(await shop.perform(rebuildIndex, { component: 'transformer' })).toMatchObject({ changed: true });
  expect(await names(folder)).toEqual([shard(1), shard(2), index, `${index}.damaged`].sort());
  expect(await shop.perform(rebuildIndex)).toMatchObject({ changed: false });
});

it('does nothing for another component, or when a shard is missing or cut', async () => {
  expect(await shop.perform(rebuildIndex, { component: 'vae' })).toMatchObject({ changed: false });
  await put(join(folder, shard(2)), safetensors({ c: 4 }).subarray(0, -1));
  expect(await shop.perform(rebuildIndex)).toMatchObject({ changed: false });
  expect(await names(folder)).toEqual([shard(1), shard(2)]);
});
