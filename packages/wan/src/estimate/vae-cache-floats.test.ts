import { describe, expect, it } from 'vitest';
import { wan21Vae } from '../vae/wan21-vae.fixture.js';
import { wan22Vae } from '../vae/wan22-vae.fixture.js';
import { decoderCacheFloats } from './vae-cache-floats.js';

const gigabytes = (floats: number) => (4 * floats) / 1e9;

describe('decoderCacheFloats', () => {
  it('counts what is known of the published VAEs', () => {
    expect(gigabytes(decoderCacheFloats(wan21Vae, 60, 104))).toBeCloseTo(3.78, 2);
    expect(gigabytes(decoderCacheFloats(wan21Vae, 90, 160))).toBeCloseTo(8.72, 2);
    expect(gigabytes(decoderCacheFloats(wan22Vae, 44, 80))).toBeCloseTo(6.43, 2);
  });
});
