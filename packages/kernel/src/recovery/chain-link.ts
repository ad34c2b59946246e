import type { JsonValue } from '@retake/plugin-api';

/** One step of a fallback chain: another plan to go on with when the one before does not work. */
export interface ChainLink {
  /** Stable within the chain: `reduced`. */
  readonly id: string;
  readonly title: string;
  /** New values at dotted plan paths. */
  readonly patch: Readonly<Record<string, JsonValue>>;
  /** Share of full quality lost, 0 to 1. */
  readonly qualityCost: number;
}
