import type { Plugin, Registrar, Token } from '@retake/plugin-api';

/** A contribution as a plugin declared it, types of what is injected forgotten. */
export interface Collected {
  readonly point: string;
  readonly contribution: {
    readonly id: string;
    readonly priority?: number;
    readonly inject: readonly Token<unknown>[];
    create(...values: readonly unknown[]): unknown;
  };
}

/** Calls `register` and gives back what it declared. Throws what it throws. */
export function collect(plugin: Plugin, config: unknown): readonly Collected[] {
  const collected: Collected[] = [];
  const registrar: Registrar = {
    contribute(point, contribution) {
      collected.push({ point: point.id, contribution: contribution as unknown as Collected['contribution'] });
    },
  };
  const result: unknown = plugin.register(registrar, config as never);
  if (result instanceof Promise) throw new Error('register returned a promise; it must be synchronous');
  return collected;
}
