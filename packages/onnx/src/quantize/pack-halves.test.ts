import { expect, it } from 'vitest';
import { packHalves } from './pack-halves.js';

it('puts the first of two into the lower half', () => {
  expect([...packHalves(Uint8Array.of(1, 2, 15, 0), 4)]).toEqual([0x21, 0x0f]);
});

it('begins every row with a byte of its own', () => {
  expect([...packHalves(Uint8Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([0x21, 0x03, 0x54, 0x06]);
});

it('leaves nothing of what lay behind', () => {
  const whole = Uint8Array.of(1, 2, 3, 4, 9, 9);
  expect([...packHalves(whole.subarray(0, 4), 4)]).toEqual([0x21, 0x43]);
  expect([...whole.subarray(4)]).toEqual([9, 9]);
});
