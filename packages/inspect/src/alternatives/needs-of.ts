import type { PrecisionMemory } from '../report/precision-memory.js';
import { memoryOf } from '../weights/memory-at-precisions.js';
import type { RegisteredCheckpoint, RegisteredPart } from './registered-checkpoint.js';

/** Bytes of weights a checkpoint needs. */
export interface CheckpointNeeds {
  /** Of its largest part: what must be held at once when parts come one after another. */
  readonly largestPart: PrecisionMemory;
  /** Of all parts. */
  readonly whole: PrecisionMemory;
}

const precisions = ['fp32', 'bf16', 'fp16', 'int8', 'int4'] as const;

/** Memory of the weights at each precision. VAEs are convolutions, which are not quantised; nearly all else is matrices. */
export function needsOf({ parts }: Pick<RegisteredCheckpoint, 'parts'>): CheckpointNeeds {
  const memories = parts.map((part) => ({ part, memory: partMemory(part) }));
  return {
    largestPart: combined((precision) => Math.max(0, ...memories.map(({ memory }) => memory[precision]))),
    whole: combined((precision) =>
      memories.reduce((sum, { part, memory }) => sum + part.count * memory[precision], 0),
    ),
  };
}

export function partMemory({ role, parameters }: RegisteredPart): PrecisionMemory {
  return memoryOf(parameters, role === 'vae' ? 0 : parameters);
}

function combined(value: (precision: keyof PrecisionMemory) => number): PrecisionMemory {
  const entries = precisions.map((precision) => [precision, value(precision)] as const);
  return Object.fromEntries(entries) as Record<keyof PrecisionMemory, number>;
}
