import { describe, expect, it } from 'vitest';
import { checkFinite, checkLatents, checkVelocity } from './check-health.js';

const wave = (scale: number, at = -1, value = 0) =>
  Float32Array.from({ length: 4_096 }, (_, i) => (i === at ? value : scale * Math.SQRT2 * Math.sin(i)));

describe('latents', () => {
  it.each([0.05, 1, 12])('that vary by %d pass', (scale) => {
    expect(() => checkLatents(wave(scale), 3)).not.toThrow();
  });

  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('with a single %s are found, with its place', (value, said) => {
    expect(() => checkLatents(wave(1, 4_095, value), 3)).toThrow(
      expect.objectContaining({
        code: 'video_unhealthy',
        message: `The latents hold ${said} after step 4`,
        facts: { what: 'latents', step: 3, index: 4_095, value: said },
      }),
    );
  });

  it('that hardly vary have collapsed, whatever their mean', () => {
    const same = new Float32Array(4_096).fill(0.5);
    expect(() => checkLatents(same, 0)).toThrow(expect.objectContaining({ code: 'latents_collapsed' }));
  });

  it('that vary far too much have exploded', () => {
    expect(() => checkLatents(wave(150), 0)).toThrow(expect.objectContaining({ code: 'latents_exploded' }));
  });
});

it('a velocity of zeros is no velocity, a small one is', () => {
  expect(() => checkVelocity(new Float32Array(64), 2)).toThrow(
    expect.objectContaining({
      code: 'latents_collapsed',
      facts: expect.objectContaining({ what: 'velocity' }),
    }),
  );
  expect(() => checkVelocity(wave(1e-4), 2)).not.toThrow();
});

it('pixels may be of one colour but not NaN', () => {
  expect(() => checkFinite(new Float32Array(64).fill(-1), 'frames')).not.toThrow();
  expect(() => checkFinite(wave(1, 7, Number.NaN), 'frames')).toThrow(
    expect.objectContaining({ code: 'video_unhealthy' }),
  );
});
