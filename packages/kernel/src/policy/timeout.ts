import { LazySignal } from './lazy-signal.js';
import type { Attempt, CallContext, Outcome, Policy } from './policy.js';

/** Calls something later; gives the way to call it off. */
export type Later = (ms: number, call: () => void) => () => void;

const systemLater: Later = (ms, call) => {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
};

/** Gives up on a call after so many milliseconds and aborts its signal. Leaves no timer behind. */
export function timeout(ms: number, later: Later = systemLater): Policy {
  return {
    around<T>(attempt: Attempt<T>, context: CallContext): Promise<Outcome<T>> {
      return new Promise((resolve) => {
        const timed = new LazySignal(context);
        const callOff = later(ms, () => {
          const error = new Error(`The call took longer than ${ms} ms.`);
          timed.abort(error);
          timed.release();
          resolve({ ok: false, refused: 'late', error });
        });
        const end = (outcome: Outcome<T>) => {
          callOff();
          timed.release();
          resolve(outcome);
        };
        const outcome = attempt(timed);
        if (outcome instanceof Promise) void outcome.then(end);
        else end(outcome);
      });
    },
  };
}
