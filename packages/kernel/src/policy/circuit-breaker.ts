import type { Clock } from '@retake/plugin-api';
import { type Asker, admit, type Ticket } from '../breaker/admit.js';
import type { BreakerRules } from '../breaker/breaker-rules.js';
import { type BreakerState, closedBreaker } from '../breaker/breaker-state.js';
import { settle, type TryOutcome } from '../breaker/settle.js';
import type { Attempt, CallContext, Outcome, Policy } from './policy.js';

/** A breaker of one process. */
export interface CircuitBreaker extends Policy {
  readonly state: BreakerState;
}

const open: Outcome<never> = {
  ok: false,
  refused: 'open',
  error: new Error('The circuit breaker is open.'),
};

/** Lets calls through until they fail too often in a row, then only a probe now and then. Refuses by value. */
export function circuitBreaker(rules: BreakerRules, clock: Pick<Clock, 'now'>): CircuitBreaker {
  let state = closedBreaker;
  const passOn = async <T>(
    attempt: Attempt<T>,
    context: CallContext,
    ticket: Ticket,
  ): Promise<Outcome<T>> => {
    const outcome = await attempt(context);
    state = settle(state, rules, clock.now(), ticket, verdictOf(outcome));
    return outcome;
  };
  return {
    get state() {
      return state;
    },
    around(attempt, context) {
      const now = state.phase === 'closed' ? 0 : clock.now();
      const admission = admit(state, rules, now, self);
      state = admission.state;
      return admission.answer.admitted ? passOn(attempt, context, admission.answer) : open;
    },
  };
}

/** Within one process a probe that is under way is alive. */
const self: Asker = { owner: 'self', pid: process.pid, token: null, gone: () => false };

function verdictOf(outcome: Outcome<unknown>): TryOutcome {
  if (outcome.ok) return 'passed';
  return outcome.refused === 'full' || outcome.refused === 'aborted' ? 'undecided' : 'failed';
}
