import { describe, expect, it } from 'vitest';
import { readOptions } from './options.mjs';

const withSeed = (seed: string) => readOptions([`--seed=${seed}`, '--scheduler=unipc']);

describe('seeds of a live comparison', () => {
  it.each([0, 42, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 7, Number.MAX_SAFE_INTEGER, -1, Number.MIN_SAFE_INTEGER])(
    'are those of the product: %i',
    async (seed) => {
      expect(await withSeed(`${seed}`)).toMatchObject({ options: { seed } });
    },
  );

  it.each(['1.5', '9007199254740992', '-9007199254740992', 'many'])('are not %s', async (seed) => {
    expect(await withSeed(seed)).toMatchObject({ code: 2, text: expect.stringContaining('--seed takes') });
  });
});
