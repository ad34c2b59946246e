import type { Tensor } from '@retake/plugin-api';

/**
 * Bucket of every (query, key) pair for UMT5's bidirectional relative attention bias, [n,n]. Half of the buckets are
 * for keys behind the query; of each half, half are exact distances and the rest grow geometrically up to
 * `maxDistance`.
 */
export function relativeBuckets(n: number, buckets: number, maxDistance: number): Tensor<'int64'> {
  const half = buckets / 2;
  const thresholds = bucketThresholds(half, maxDistance);
  const data = new BigInt64Array(n * n);
  for (let query = 0; query < n; query++)
    for (let key = 0; key < n; key++) {
      const offset = key > query ? half : 0;
      data[query * n + key] = BigInt(offset + bucketOf(Math.abs(key - query), thresholds));
    }
  return { type: 'int64', dims: [n, n], data };
}

function bucketOf(distance: number, thresholds: readonly number[]): number {
  let bucket = 0;
  while (bucket + 1 < thresholds.length && distance >= (thresholds[bucket + 1] ?? 0)) bucket++;
  return bucket;
}

/** Smallest distance of each bucket, found with integers: distance^steps · exact^k ≥ … has no rounding edge. */
export function bucketThresholds(half: number, maxDistance: number): readonly number[] {
  const exact = half / 2;
  const steps = half - exact;
  const thresholds = Array.from({ length: exact }, (_, distance) => distance);
  for (let k = 0; k < steps; k++) {
    let distance = exact;
    while (!reaches(distance, k, exact, steps, maxDistance)) distance++;
    thresholds.push(distance);
  }
  return thresholds;
}

/** steps · ln(distance/exact) / ln(maxDistance/exact) ≥ k, as (distance/exact)^steps ≥ (maxDistance/exact)^k. */
function reaches(distance: number, k: number, exact: number, steps: number, maxDistance: number): boolean {
  const left = BigInt(distance) ** BigInt(steps) * BigInt(exact) ** BigInt(k);
  const right = BigInt(maxDistance) ** BigInt(k) * BigInt(exact) ** BigInt(steps);
  return left >= right;
}
