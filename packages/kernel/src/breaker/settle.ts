import type { Ticket } from './admit.js';
import type { BreakerRules } from './breaker-rules.js';
import type { BreakerState } from './breaker-state.js';

/**
 * - `passed`, `failed`: what the try says about the thing behind the breaker.
 * - `undecided`: it ended before it could say anything (canceled, or failed for a reason of its own).
 */
export type TryOutcome = 'passed' | 'failed' | 'undecided';

/** The breaker after a try; the same object when nothing changed. Tries of an older generation say nothing any more. */
export function settle(
  state: BreakerState,
  rules: BreakerRules,
  now: number,
  ticket: Ticket,
  outcome: TryOutcome,
): BreakerState {
  if (state.held !== null || ticket.generation !== state.generation) return state;
  if (state.phase === 'closed') return settleClosed(state, rules, now, outcome);
  if (!ticket.probe) return state;
  if (outcome === 'undecided') return { ...state, probe: null };
  if (outcome === 'failed') return opened(state, now);
  const successes = state.successes + 1;
  if (successes < rules.successes) return { ...state, successes, probe: null };
  return {
    ...state,
    phase: 'closed',
    failures: 0,
    successes: 0,
    openedAt: 0,
    probe: null,
    generation: state.generation + 1,
  };
}

function settleClosed(
  state: BreakerState,
  rules: BreakerRules,
  now: number,
  outcome: TryOutcome,
): BreakerState {
  if (outcome === 'undecided') return state;
  if (outcome === 'passed') return state.failures === 0 ? state : { ...state, failures: 0 };
  const failures = state.failures + 1;
  return failures < rules.failures ? { ...state, failures } : opened({ ...state, failures }, now);
}

function opened(state: BreakerState, now: number): BreakerState {
  return {
    ...state,
    phase: 'open',
    successes: 0,
    openedAt: now,
    probe: null,
    generation: state.generation + 1,
  };
}
