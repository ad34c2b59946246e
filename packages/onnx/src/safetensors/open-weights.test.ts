import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { openWeights } from './open-weights.js';
import { writeSafetensors } from './write-safetensors.js';

const one: Tensor = { type: 'float32', dims: [1], data: Float32Array.of(1) };
const shards = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'] as const;

async function sharded(weightMap: unknown = { a: shards[0], b: shards[1] }): Promise<string> {
  const folder = await temporaryFolder();
  await writeSafetensors(join(folder, shards[0]), { a: one });
  await writeSafetensors(join(folder, shards[1]), { b: one });
  const index = typeof weightMap === 'string' ? weightMap : JSON.stringify({ weight_map: weightMap });
  await writeFile(join(folder, 'model.safetensors.index.json'), index);
  return folder;
}

describe('openWeights', () => {
  it('opens a single file', async () => {
    const folder = await temporaryFolder();
    await writeSafetensors(join(folder, 'model.safetensors'), { a: one });
    const weights = await openWeights(folder);
    expect(weights.names).toEqual(['a']);
    expect(weights.get('a').shape).toEqual([1]);
    expect(weights.has('b')).toBe(false);
  });

  it('says which tensor is missing and where', async () => {
    const weights = await openWeights(await sharded());
    expect(() => weights.get('c')).toThrow(expect.objectContaining({ code: 'tensor_missing' }));
    expect(() => weights.get('c')).toThrow(/has no tensor "c"/);
  });

  it('opens shards through their index', async () => {
    const folder = await sharded();
    const weights = await openWeights(folder);
    expect(weights.names).toEqual(['a', 'b']);
    expect(weights.get('b').file).toBe(join(folder, shards[1]));
    expect(weights.files).toHaveLength(2);
  });

  it('follows the links of a Hugging Face cache', async () => {
    const folder = await temporaryFolder();
    const snapshot = join(folder, 'snapshots', 'main');
    await mkdir(snapshot, { recursive: true });
    await cp(await sharded(), join(folder, 'blobs'), { recursive: true });
    for (const name of [...shards, 'model.safetensors.index.json']) {
      await symlink(join('..', '..', 'blobs', name), join(snapshot, name));
    }
    expect((await openWeights(snapshot)).get('a').file).toBe(join(folder, 'blobs', shards[0]));
  });

  it('prefers the usual name to variants, and asks when there is none', async () => {
    const folder = await temporaryFolder();
    await writeSafetensors(join(folder, 'model.fp16.safetensors'), { half: one });
    await writeSafetensors(join(folder, 'model.ema.safetensors'), { ema: one });
    await expect(openWeights(folder)).rejects.toMatchObject({ code: 'checkpoint_invalid' });
    await writeSafetensors(join(folder, 'model.safetensors'), { a: one });
    expect((await openWeights(folder)).names).toEqual(['a']);
  });

  it('says that pickle is never read when there is nothing else', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'model.bin'), 'pickle');
    await expect(openWeights(folder)).rejects.toMatchObject({
      code: 'checkpoint_invalid',
      hint: expect.stringContaining('pickle'),
      facts: { files: ['model.bin'] },
    });
  });

  it('names the folder that is missing', async () => {
    const folder = join(await temporaryFolder(), 'transformer_2');
    await expect(openWeights(folder)).rejects.toMatchObject({
      code: 'checkpoint_invalid',
      facts: { folder },
    });
  });

  it('names the shard that is missing', async () => {
    const folder = await sharded();
    await rm(join(folder, shards[1]));
    const facts = { kind: 'missing_shard', file: join(folder, shards[1]) };
    await expect(openWeights(folder)).rejects.toMatchObject({ code: 'safetensors_invalid', facts });
  });

  it('names the tensor that is not in the shard the index says', async () => {
    const folder = await sharded({ a: shards[0], b: shards[0] });
    const facts = { kind: 'missing_in_shard', tensor: 'b', file: join(folder, shards[0]) };
    await expect(openWeights(folder)).rejects.toMatchObject({ facts });
  });

  it.each([
    ['no JSON', '{'],
    ['no weight_map', '{}'],
    ['null', 'null'],
    ['an empty weight_map', {}],
    ['a tensor twice', `{"weight_map":{"a":"${shards[0]}","a":"${shards[1]}"}}`],
    ['a number for a file', { a: 1 }],
    ['a file above the folder', { a: '../secret.safetensors' }],
    ['a file above the folder, hidden', { a: 'x/../../secret.safetensors' }],
    ['an absolute path', { a: '/etc/secret.safetensors' }],
    ['a file of another kind', { a: 'model.bin' }],
  ])('refuses an index with %s', async (_, weightMap) => {
    const folder = await sharded(weightMap);
    const facts = { kind: 'bad_index', file: join(folder, 'model.safetensors.index.json') };
    await expect(openWeights(folder)).rejects.toMatchObject({ code: 'safetensors_invalid', facts });
  });
});
