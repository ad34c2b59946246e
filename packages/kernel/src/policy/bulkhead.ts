import type { Attempt, CallContext, Outcome, Policy } from './policy.js';

export interface BulkheadOptions {
  /** Calls at the same time. */
  readonly limit: number;
  /** Calls that may wait. */
  readonly queue: number;
}

const full: Outcome<never> = {
  ok: false,
  refused: 'full',
  error: new Error('Too many calls wait already.'),
};
const aborted: Outcome<never> = {
  ok: false,
  refused: 'aborted',
  error: new Error('The call was given up while it waited.'),
};

/** Lets so many calls run at the same time; others wait in the order they came, up to a number. Refuses by value. */
export function bulkhead({ limit, queue }: BulkheadOptions): Policy {
  let running = 0;
  const waiting = new Set<() => void>();
  const go = async <T>(attempt: Attempt<T>, context: CallContext): Promise<Outcome<T>> => {
    running += 1;
    try {
      return await attempt(context);
    } finally {
      running -= 1;
      const [next] = waiting;
      next?.();
    }
  };
  return {
    around<T>(attempt: Attempt<T>, context: CallContext): Outcome<T> | Promise<Outcome<T>> {
      const { signal } = context;
      if (signal?.aborted) return aborted;
      if (running < limit && waiting.size === 0) return go(attempt, context);
      if (waiting.size >= queue) return full;
      return new Promise((resolve) => {
        const leave = () => {
          waiting.delete(enter);
          signal?.removeEventListener('abort', give);
        };
        const give = () => {
          leave();
          resolve(aborted);
        };
        const enter = () => {
          leave();
          resolve(go(attempt, context));
        };
        waiting.add(enter);
        signal?.addEventListener('abort', give, { once: true });
      });
    },
  };
}
