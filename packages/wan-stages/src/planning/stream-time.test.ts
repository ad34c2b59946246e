import { describe, expect, it } from 'vitest';
import { streamTimeFactor } from './stream-time.js';

describe('the time of streaming', () => {
  const expert = { bytes: 28e9, flops: 3.6e13 };

  it('is hardly more while the files stay in memory', () => {
    expect(streamTimeFactor({ ...expert, cacheBytes: 28e9 })).toBeCloseTo(1.1);
  });

  it('grows by the share of reading once they do not', () => {
    expect(streamTimeFactor({ ...expert, cacheBytes: 16e9 })).toBeCloseTo(1.1 + 28 / 360);
  });

  it('is ruled by the disk when there is little to compute', () => {
    expect(streamTimeFactor({ ...expert, flops: 1e11, cacheBytes: 16e9 })).toBeCloseTo(29.1);
  });
});
