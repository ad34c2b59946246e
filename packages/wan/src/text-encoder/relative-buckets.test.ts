import { describe, expect, it } from 'vitest';
import { bucketThresholds, relativeBuckets } from './relative-buckets.js';

describe('bucketThresholds', () => {
  it('are the ones of 32 buckets up to distance 128', () => {
    expect(bucketThresholds(16, 128)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 23, 32, 46, 64, 91]);
  });
});

describe('relativeBuckets', () => {
  const n = 200;
  const { data, dims } = relativeBuckets(n, 32, 128);
  const bucket = (query: number, key: number) => data[query * n + key];

  it('has one for every pair of query and key', () => {
    expect(dims).toEqual([n, n]);
    expect(bucket(5, 5)).toBe(0n);
  });

  it('tells keys before the query from keys behind it', () => {
    expect(bucket(3, 0)).toBe(3n);
    expect(bucket(0, 3)).toBe(19n);
  });

  it('groups far distances and stops at the last bucket', () => {
    expect(bucket(31, 0)).toBe(11n);
    expect(bucket(32, 0)).toBe(12n);
    expect(bucket(90, 0)).toBe(14n);
    expect(bucket(91, 0)).toBe(15n);
    expect(bucket(0, 199)).toBe(31n);
  });
});
