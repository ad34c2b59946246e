import type { Failure } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { type Condition, lessMemory } from '../conditions.js';
import { turnBoth } from '../ways/turn-both.js';
import { turnLever } from '../ways/turn-lever.js';
import { bySetting, judged } from './row-defaults.js';

/** Reading weights takes longer than computing with them. */
const diskBound = ({ category, type }: Failure) =>
  category === 'WAN_HARDWARE_OPTIMIZATION' && type === 'bandwidth_limitation';
const lessWeight: Condition = (failure, context) => diskBound(failure) || lessMemory(failure, context);

const base = {
  ...bySetting,
  strategy: 'quantize',
  strategyClass: 'resource_optimization',
  kind: 'optimization_fallback',
  changes: 'the precision of weights in the plan (`options.precision.transformer`)',
  when: 'memory ran out, the process was killed again without progress, or the disk is the bottleneck',
  applies: lessWeight,
} as const;
const why =
  'Weights in fewer bits take less memory and are fewer bytes to read; norms, embeddings and head keep theirs.';

/** Weights in fewer bits. */
export const quantizeRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'quantize.int8',
    title: 'Use INT8 weights',
    why,
    probability: judged(0.7, 'block-wise 8-bit weights are about half of 16-bit ones'),
    propose: turnLever({ kind: 'precision', setting: /int8/, probability: 0.7 }),
  },
  {
    ...base,
    id: 'quantize.int8-streamed',
    title: 'Use INT8 weights and stream the blocks from disk',
    changes: `${base.changes} and the residency of its blocks (\`options.residency\`)`,
    when: 'memory ran out, or the process was killed again without progress',
    applies: lessMemory,
    why: `${why} Streamed, only one block of them is held at a time.`,
    probability: judged(0.85, 'one block at a time, in eight bits; the estimate is checked before'),
    propose: turnBoth(
      { kind: 'precision', setting: /int8/, probability: 0.85 },
      { kind: 'residency', setting: /^(stream|block)/, probability: 0.85 },
    ),
  },
  {
    ...base,
    id: 'quantize.int4',
    title: 'Use INT4 weights',
    when: 'memory ran out, or the process was killed again without progress',
    applies: lessMemory,
    why: `${why} In four bits the loss can be seen: the clip shows the same thing, but is another one.`,
    probability: judged(0.75, 'block-wise 4-bit weights are about a third of 16-bit ones'),
    propose: turnLever({ kind: 'precision', setting: /int4|nf4/, probability: 0.75 }),
  },
  {
    ...base,
    id: 'quantize.fp16',
    title: 'Use FP16 weights',
    why: 'Weights in 16 bits take half the memory of 32 bits.',
    probability: judged(0.6, 'half of 32-bit weights; nothing where they are 16 bits already'),
    needs: 'cuda',
    propose: turnLever({ kind: 'precision', setting: /fp16|bf16|half/, probability: 0.6 }),
  },
];
