import type { JsonValue } from './json.js';
import type { JsonObject } from './json-object.js';
import type { FallbackKind, StrategyClass, StrategyKind } from './taxonomy.js';

/** A remedy as data. The kernel filters, ranks, applies and records it. */
export interface RecoveryAction {
  /** Stable: `retry.backoff`, `fallback.vae-tiling:tile-256`. The same id is never applied twice in vain. */
  readonly id: string;
  readonly title: string;
  /** Why it should help with this failure. */
  readonly why: string;
  readonly strategyClass: StrategyClass;
  readonly kind?: StrategyKind | FallbackKind;
  /** New values at dotted plan paths. Empty and without an operation: a plain retry, which only transient failures may have. */
  readonly patch: Readonly<Record<string, JsonValue>>;
  /** A repair to run before going on, by the id of a contribution at `points.operation`. */
  readonly operation?: { readonly id: string; readonly params: JsonObject };
  /** Wait before going on, in milliseconds. */
  readonly delayMs: number;
  /** Expert's guess that it helps, 0 to 1, before any history. */
  readonly probability: number;
  /** What it costs: share of quality lost 0 to 1, factor on the remaining time. */
  readonly cost: { readonly quality: number; readonly timeFactor: number };
  /** `auto`: may run by itself. `ask`: needs a yes. `hands`: only a person can. */
  readonly consent: 'auto' | 'ask' | 'hands';
  /** Place in an order that a person gave, from 0. Actions that have one go before all others, in that order. */
  readonly order?: number;
}
