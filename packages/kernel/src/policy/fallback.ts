import type { Attempt, CallContext, Outcome, Policy } from './policy.js';

/**
 * Answers in place of a call that failed or was refused.
 * @param instead gives the other answer; what it throws is the outcome
 */
export function fallback(instead: (failed: Outcome<unknown> & { readonly ok: false }) => unknown): Policy {
  return {
    async around<T>(attempt: Attempt<T>, context: CallContext): Promise<Outcome<T>> {
      const outcome = await attempt(context);
      if (outcome.ok) return outcome;
      try {
        return { ok: true, value: (await instead(outcome)) as T };
      } catch (error) {
        return { ok: false, error };
      }
    },
  };
}
