import { expect, test } from 'vitest';
import { readChain } from './read-chain.js';
import { UsageError } from './usage-error.js';

test('reads levels, in their order', () => {
  expect(readChain('medium, low')).toEqual(['medium', 'low']);
  expect(readChain('minimal')).toEqual(['minimal']);
});

test('reads a link of one’s own, with values as JSON where they are', () => {
  expect(
    readChain('half:request.frames=41;options.vae.tiling={"tile":256,"stride":192};model=other'),
  ).toEqual([
    {
      id: 'half',
      patch: {
        'request.frames': 41,
        'options.vae.tiling': { tile: 256, stride: 192 },
        model: 'other',
      },
    },
  ]);
});

test.each(['', ',', 'medium,', '../low', 'half:', 'half:frames', ':request.frames=1'])(
  'refuses %j',
  (text) => {
    expect(() => readChain(text)).toThrow(UsageError);
  },
);
