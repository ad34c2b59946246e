import type { Token } from './token.js';

/** The tuple of values that a tuple of tokens stands for. */
export type Injected<Tokens extends readonly Token<unknown>[]> = {
  [K in keyof Tokens]: Tokens[K] extends Token<infer T> ? T : never;
};

/** One thing a plugin adds at a point. `create` runs alone, on first use or at start; what it throws is reported. */
export interface Contribution<T, Tokens extends readonly Token<unknown>[]> {
  /** Unique among the contributions of this point. */
  readonly id: string;
  /** Higher goes first; 0 by default. Ties: plugin id, then contribution id. */
  readonly priority?: number;
  readonly inject: Tokens;
  create(...services: Injected<Tokens>): T | Promise<T>;
}
