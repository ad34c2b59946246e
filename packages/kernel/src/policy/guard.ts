import type { Attempt, CallContext, Outcome, Policy } from './policy.js';

/** Runs calls within policies. */
export interface Guard {
  /** Never rejects; what the call throws is its outcome. */
  run<T>(call: (context: CallContext) => T | Promise<T>, signal?: AbortSignal): Promise<Outcome<T>>;
}

/** Policies around a call, the first one outermost. */
export function guard(...policies: readonly Policy[]): Guard {
  const inward = [...policies].reverse();
  return {
    async run(call, signal) {
      const within = inward.reduce(enclose, caught(call));
      return within({ attempt: 0, signal });
    },
  };
}

function enclose<T>(attempt: Attempt<T>, policy: Policy): Attempt<T> {
  return (context) => policy.around(attempt, context);
}

function caught<T>(call: (context: CallContext) => T | Promise<T>): Attempt<T> {
  return async (context) => {
    try {
      return { ok: true, value: await call(context) };
    } catch (error) {
      return { ok: false, error };
    }
  };
}
