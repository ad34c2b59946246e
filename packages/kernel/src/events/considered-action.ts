import type { JsonValue } from '@retake/plugin-api';

/** One proposal and what became of it. */
export interface ConsideredAction {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly plugin: string;
  readonly patch: Readonly<Record<string, JsonValue>>;
  readonly consent: 'auto' | 'ask' | 'hands';
  readonly cost: { readonly quality: number; readonly timeFactor: number };
  readonly kept: boolean;
  /** Why it was dropped, or `applied`, or `ranked lower`. */
  readonly reason: string;
  /** Expected value used for ranking; null when dropped before. */
  readonly score: number | null;
}
