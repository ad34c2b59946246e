import type { LeverChoice } from '../ways/turn-lever.js';

const probability = 0.85;

/** What saves memory at the stage that failed and is taken together where one alone is not enough; the request stays. */
export const frugalDials: readonly LeverChoice[] = [
  { kind: 'residency', probability },
  { kind: 'tiling', probability },
  { kind: 'attention', setting: /slic|chunk/, probability },
  { kind: 'batch', probability },
  { kind: 'precision', setting: /int8|fp16|bf16|half/, probability },
];
