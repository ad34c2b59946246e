import type { Clock } from '@retake/plugin-api';
import type { Outcome, Policy } from './policy.js';

export interface RetryOptions {
  /** Tries after the first one. */
  readonly retries: number;
  /** Milliseconds before the n-th retry, counted from 1. */
  readonly delayMs: (retry: number) => number;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Which failures are worth it; all but refusals by default. */
  readonly when?: (failed: Outcome<unknown> & { readonly ok: false }) => boolean;
}

/** Tries again, up to a number of times, with a delay between. Stops when the caller gives up. */
export function retry({ retries, delayMs, clock, when = wasTried }: RetryOptions): Policy {
  return {
    async around(attempt, context) {
      for (let count = 0; ; count += 1) {
        const outcome = await attempt(count === 0 ? context : { attempt: count, signal: context.signal });
        if (outcome.ok || count >= retries || context.signal?.aborted || !when(outcome)) return outcome;
        try {
          await clock.sleep(delayMs(count + 1), context.signal);
        } catch {
          return outcome;
        }
      }
    },
  };
}

function wasTried({ refused }: { readonly refused?: string }): boolean {
  return refused === undefined;
}
