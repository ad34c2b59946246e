import { criteria } from './criteria.js';
import type { RegisteredCheckpoint } from './registered-checkpoint.js';
import type { WantedClip } from './wanted-clip.js';

/** How well a checkpoint can stand in. */
export interface Compatibility {
  /** 0 to 1; 0 when it cannot make what is asked for at all. */
  readonly score: number;
  /** Score of each criterion, 0 to 1. */
  readonly by: Readonly<Record<string, number>>;
  /** What falls short, in words, gravest first. */
  readonly shortcomings: readonly string[];
}

/** Weighs a checkpoint against what is wanted. */
export function scoreCompatibility(checkpoint: RegisteredCheckpoint, wanted: WantedClip): Compatibility {
  const judged = Object.entries(criteria).map(([name, { weight, judge }]) => ({
    name,
    weight,
    ...judge(checkpoint, wanted),
  }));
  const by = Object.fromEntries(judged.map(({ name, score }) => [name, round(score)]));
  const lost = ({ weight, score }: (typeof judged)[number]) => weight * (1 - score);
  const shortcomings = [...judged]
    .sort((a, b) => lost(b) - lost(a))
    .flatMap(({ why }) => (why === null ? [] : [why]));
  const total = judged.reduce((sum, { weight, score }) => sum + weight * score, 0);
  const factor = by.task === 0 ? 0 : by.scale === 0 ? hopeless : 1;
  return { score: round(total * factor), by, shortcomings };
}

const precision = 1000;
/** What is left of the score of a model far too small. */
const hopeless = 0.3;

function round(value: number): number {
  return Math.round(value * precision) / precision;
}
