import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, workshop } from '../../test/repair-kit.js';
import { shrinkCache } from './shrink-cache.js';

const day = 86_400_000;

it('removes what was longest unused, until enough is free', async () => {
  const { cache, parts, perform } = await workshop();
  const derived = join(cache, 'quantized');
  for (const [name, days] of [
    ['oldest', 9],
    ['older', 5],
    ['new', 0],
  ] as const)
    await put(join(derived, name, 'model.safetensors'), '1234', days * day);
  expect(await perform(shrinkCache(parts), { bytes: 4 })).toMatchObject({
    changed: true,
    facts: { bytes: 4 },
  });
  expect(await names(derived)).toEqual(['new', 'older']);
  expect(await perform(shrinkCache(parts))).toMatchObject({ changed: true });
  expect(await names(derived)).toEqual(['new']);
  expect(await perform(shrinkCache(parts))).toMatchObject({ changed: false });
});
