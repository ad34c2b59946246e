import type { JsonValue } from './json.js';

export const leverKinds = [
  'residency',
  'precision',
  'tiling',
  'attention',
  'batch',
  'provider',
  'kernel',
  'components',
  'engine',
  'checkpoint',
  'level',
] as const;
/**
 * What a lever does, in words that strategies of any author understand:
 * `residency` keeps weights or streams them, `precision` quantises, `tiling` decodes in tiles, `attention` chooses how
 * attention is computed, `batch` how many passes run at once, `provider` the device code, `kernel` what is compiled or
 * fused, `components` which parts of a model are used, `engine` the program that generates,
 * `checkpoint` uses another local checkpoint, `level` asks less of the request (size, frames, steps).
 */
export type LeverKind = (typeof leverKinds)[number];

/** One setting of a lever, as the values it puts at plan paths. */
export interface LeverSetting {
  /** Stable within the lever: `stream`, `int8`, `tile-256`. */
  readonly id: string;
  readonly title: string;
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Share of full quality lost, 0 (nothing) to 1. */
  readonly qualityCost: number;
  /** Factor on the time of the affected stages; 1 = same. */
  readonly timeFactor: number;
  /** `ask`: turning to it needs a person's yes, because it is not shown to give what was asked for. Default `auto`. */
  readonly consent?: 'auto' | 'ask';
}

/** A dial the adapter offers to recovery. Settings go from the most comfortable to the most frugal. */
export interface Lever {
  readonly id: string;
  readonly kind: LeverKind;
  /** Stages this lever changes. */
  readonly stages: readonly string[];
  readonly settings: readonly LeverSetting[];
  /** Id of the setting the plan has now. */
  readonly current: string;
}
