import type { JsonValue, StrategyClass } from '@retake/plugin-api';

/** One proposal and what became of it. */
export interface ConsideredAction {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly plugin: string;
  /** Absent in runs of earlier versions. */
  readonly strategyClass?: StrategyClass;
  readonly patch: Readonly<Record<string, JsonValue>>;
  /** Id of the operation it would run. */
  readonly operation?: string;
  readonly consent: 'auto' | 'ask' | 'hands';
  readonly cost: { readonly quality: number; readonly timeFactor: number };
  readonly kept: boolean;
  /** Why it was dropped, or `applied`, or `ranked lower`. */
  readonly reason: string;
  /** Expected value used for ranking: probability × (1 − quality cost) / seconds; null when dropped before. */
  readonly score: number | null;
  /** The chance that it helps, as this machine's history moved the expert's guess; absent when dropped before. */
  readonly probability?: number;
  /** What it was expected to cost: delay, and the work left after it; absent when dropped before. */
  readonly seconds?: number;
}
