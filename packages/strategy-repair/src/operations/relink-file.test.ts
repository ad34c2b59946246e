import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { names, put, safetensors, sha256, workshop } from '../../test/repair-kit.js';
import { relinkFile } from './relink-file.js';

const whole = safetensors({ a: 5000 });
let shop: Awaited<ReturnType<typeof workshop>>;
let own: string;
let other: string;

beforeEach(async () => {
  shop = await workshop();
  own = join(shop.checkpoint, 'vae', 'model.safetensors');
  other = join(shop.folder, 'models', 'copy', 'vae', 'model.safetensors');
  await put(join(shop.checkpoint, 'vae', 'config.json'), '{"dim":4,"_name":"mine"}');
  await put(join(shop.folder, 'models', 'copy', 'vae', 'config.json'), '{"_name":"theirs","dim":4}');
});

it('takes the whole copy of a truncated file, and keeps what was there', async () => {
  await put(own, whole.subarray(0, 9000));
  await put(other, whole);
  expect(await shop.perform(relinkFile(shop.parts))).toMatchObject({ changed: true });
  expect(await readFile(own)).toEqual(whole);
  expect((await readFile(`${own}.damaged`)).length).toBe(9000);
  expect(await shop.perform(relinkFile(shop.parts))).toMatchObject({ changed: false });
});

it('takes a copy of a missing file only when its hash is known to be right, or one says so', async () => {
  await put(other, whole);
  const params = { file: 'model.safetensors', component: 'vae' };
  const unsure = await shop.perform(relinkFile(shop.parts), params);
  expect(unsure).toMatchObject({ changed: false, facts: { similar: [other] } });
  await put(`${own}.sha256`, `${sha256(whole)}  model.safetensors\n`);
  expect(await shop.perform(relinkFile(shop.parts), params)).toMatchObject({ changed: true });
  expect(await readFile(own)).toEqual(whole);
});

it('takes the whole copy of a file whose numbers are zeroed, when it is asked to look at numbers', async () => {
  const [good, zeroed] = [safetensors({ a: 900, b: 900 }), safetensors({ a: 900, b: 900 })];
  zeroed.fill(0, zeroed.length - 900 * Float32Array.BYTES_PER_ELEMENT);
  await put(own, zeroed);
  await put(other, good);
  const params = { file: own, component: 'vae' };
  expect(await shop.perform(relinkFile(shop.parts), params)).toMatchObject({ changed: false });
  const looking = { ...params, numbers: true };
  expect(await shop.perform(relinkFile(shop.parts), looking)).toMatchObject({ changed: true });
  expect(await readFile(own)).toEqual(good);
  expect(await shop.perform(relinkFile(shop.parts), looking)).toMatchObject({ changed: false });
});

it('takes one that is not shown to be the same when a person said so', async () => {
  await put(other, whole);
  const params = { file: 'vae/model.safetensors', unproven: true };
  expect(await shop.perform(relinkFile(shop.parts), params)).toMatchObject({ changed: true });
  expect(await readFile(own)).toEqual(whole);
});

it.each([
  ['other data', async () => put(other, safetensors({ a: 5000 }, 7))],
  ['no whole file', async () => put(other, whole.subarray(0, -1))],
  [
    'another config',
    async () => {
      await put(other, whole);
      await put(join(shop.folder, 'models', 'copy', 'vae', 'config.json'), '{"dim":8}');
    },
  ],
])('takes nothing that has %s', async (_name, prepare) => {
  await put(own, whole.subarray(0, 9000));
  await prepare();
  expect(await shop.perform(relinkFile(shop.parts))).toMatchObject({ changed: false });
  expect(await names(join(shop.checkpoint, 'vae'))).toEqual(['config.json', 'model.safetensors']);
});

it('looks in the folders of the configuration too, and finds shards that an index names', async () => {
  const far = join(shop.folder, 'far');
  const shard = 'model-00001-of-00001.safetensors';
  const index = join(shop.checkpoint, 'vae', 'model.safetensors.index.json');
  await put(index, JSON.stringify({ weight_map: { a: shard } }));
  await put(join(far, 'vae', shard), whole);
  await put(join(far, 'vae', 'config.json'), '{"dim":4}');
  const parts = { config: { folders: [far], sources: [] } };
  expect(await shop.perform(relinkFile(parts), { unproven: true })).toMatchObject({ changed: true });
  expect(await readFile(join(shop.checkpoint, 'vae', shard))).toEqual(whole);
});

it('finds what a component without weights lacks, by what other folders have', async () => {
  await put(other, whole);
  await put(`${own}.sha256`, sha256(whole));
  const params = { file: join(shop.checkpoint, 'vae'), component: 'vae' };
  expect(await shop.perform(relinkFile(shop.parts), params)).toMatchObject({ changed: true });
  expect(await readFile(own)).toEqual(whole);
});
