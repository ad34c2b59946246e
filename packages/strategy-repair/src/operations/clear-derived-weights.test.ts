import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, safetensors, workshop } from '../../test/repair-kit.js';
import { clearDerivedWeights } from './clear-derived-weights.js';

it('removes derived weights that are not whole', async () => {
  const { cache, parts, perform } = await workshop();
  const derived = join(cache, 'quantized');
  await put(join(derived, 'good-q8', 'model.safetensors'), safetensors({ a: 9 }));
  await put(join(derived, 'cut-q8', 'model.safetensors'), safetensors({ a: 9 }).subarray(0, -4));
  expect(await perform(clearDerivedWeights(parts))).toMatchObject({ changed: true });
  expect(await names(derived)).toEqual(['good-q8']);
  expect(await perform(clearDerivedWeights(parts))).toMatchObject({ changed: false });
});

it('removes the named ones, inside the cache only', async () => {
  const { cache, folder, parts, perform } = await workshop();
  const derived = join(cache, 'quantized');
  const file = await put(join(derived, 'good-q8', 'model.safetensors'), safetensors({ a: 9 }));
  const outside = await put(join(folder, 'precious', 'model.safetensors'), 'x');
  for (const path of [outside, '../../precious/model.safetensors', join(derived, 'loose.safetensors')])
    expect(await perform(clearDerivedWeights(parts), { file: path })).toMatchObject({ changed: false });
  expect(await names(join(folder, 'precious'))).toEqual(['model.safetensors']);
  expect(await perform(clearDerivedWeights(parts), { file })).toMatchObject({ changed: true });
  expect(await names(derived)).toEqual([]);
});
