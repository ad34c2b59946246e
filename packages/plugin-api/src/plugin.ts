import type { Contribution } from './contribution.js';
import type { StandardSchema } from './standard-schema.js';
import type { Token } from './token.js';

/** Collects what a plugin declares. Nothing is created while it is open. */
export interface Registrar {
  contribute<T, const Tokens extends readonly Token<unknown>[]>(
    point: Token<T>,
    contribution: Contribution<T, Tokens>,
  ): void;
}

export interface PluginDefinition<Config> {
  /** Same as `retake.id` in package.json. */
  readonly id: string;
  /** Contract version the plugin was written for: 1. */
  readonly api: 1;
  readonly config?: StandardSchema<Config>;
  /** Declares contributions. Synchronous, without side effects. */
  register(registrar: Registrar, config: Config): void;
  start?(context: { readonly signal: AbortSignal }): Promise<void> | void;
  stop?(): Promise<void> | void;
}

/** A definition that went through `definePlugin`. */
export interface Plugin extends PluginDefinition<never> {
  readonly brand: symbol;
}
