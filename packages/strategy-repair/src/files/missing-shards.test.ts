import { join } from 'node:path';
import { expect, it } from 'vitest';
import { put, workshop } from '../../test/repair-kit.js';
import { missingShards } from './missing-shards.js';

it('names what indexes know and folders lack, never outside of the folder of the index', async () => {
  const { checkpoint } = await workshop();
  const map = { a: 'one.safetensors', b: 'two.safetensors', c: '../../three.safetensors' };
  await put(join(checkpoint, 't', 'model.safetensors.index.json'), JSON.stringify({ weight_map: map }));
  await put(join(checkpoint, 'vae', 'model.safetensors.index.json'), 'not JSON');
  await put(join(checkpoint, 't', 'one.safetensors'), '');
  expect(await missingShards(checkpoint)).toEqual(
    ['three.safetensors', 'two.safetensors'].map((name) => join(checkpoint, 't', name)),
  );
});
