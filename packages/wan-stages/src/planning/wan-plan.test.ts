import { expect, test } from 'vitest';
import { readOptions } from './wan-plan.js';

const size = { width: 64, height: 64, frames: 5, steps: 2 };
const whole = {
  residency: 'resident',
  precision: { transformer: 'source' },
  vae: { tiling: null },
  level: 'full',
  asked: size,
};

test('options that are allowed are taken as they are', () => {
  expect(readOptions(whole)).toEqual(whole);
});

test.each([
  [{ residency: 'foo' }, 'Option residency is "foo", allowed: resident, stream.'],
  [{ level: 3 }, 'Option level is 3, allowed: full, high, medium, low, minimal.'],
  [
    { precision: { transformer: 'int9' } },
    'Option precision.transformer is "int9", allowed: source, int8, int4.',
  ],
  [
    { vae: { tiling: { tile: 256 } } },
    'Option vae.tiling is {"tile":256}, allowed: null, or pixels such as {"tile":256,"stride":192}.',
  ],
  [{ vae: { tiling: 'yes' } }, 'Option vae.tiling is "yes", allowed: null, or pixels'],
])('%j is refused with what is allowed', (change, message) => {
  expect(() => readOptions({ ...whole, ...change })).toThrow(message);
});

test('the nearest word is told', () => {
  expect(() => readOptions({ ...whole, residency: 'streem' })).toThrow(
    expect.objectContaining({ hint: 'Did you mean stream?' }),
  );
});
