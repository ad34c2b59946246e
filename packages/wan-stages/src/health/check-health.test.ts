import { describe, expect, it } from 'vitest';
import { checkFinite, checkImageLatents, checkLatents, checkVelocity } from './check-health.js';

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

describe('latents of an image', () => {
  const madeBy = { component: 'vae', file: '/m/vae/model.safetensors' } as const;
  const told = { what: 'latents', ...madeBy, kind: 'damaged_numbers' };
  /** Channels of one value each; what is added to the second. */
  const latents = (added: (at: number) => number) => ({
    type: 'float32' as const,
    dims: [4, 1, 8, 8],
    data: Float32Array.from({ length: 256 }, (_, at) => (at >> 6) + (at >> 6 === 1 ? added(at) : 0)),
  });

  it('of one value per channel have collapsed, and the VAE is named', () => {
    expect(() =>
      checkImageLatents(
        latents(() => 0),
        madeBy,
        false,
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'latents_collapsed',
        message: expect.stringContaining(madeBy.file),
        facts: expect.objectContaining({ ...told, deviation: 0 }),
      }),
    );
  });

  it('pass where one channel varies, or the image may be of one colour', () => {
    expect(() =>
      checkImageLatents(
        latents((at) => (at % 2) / 100),
        madeBy,
        false,
      ),
    ).not.toThrow();
    expect(() =>
      checkImageLatents(
        latents(() => 0),
        madeBy,
        true,
      ),
    ).not.toThrow();
  });

  it('with NaN name the VAE, whatever the image', () => {
    expect(() =>
      checkImageLatents(
        latents(() => Number.NaN),
        madeBy,
        true,
      ),
    ).toThrow(expect.objectContaining({ code: 'video_unhealthy', facts: expect.objectContaining(told) }));
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
