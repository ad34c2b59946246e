import type { BreakerRules } from './breaker-rules.js';
import type { BreakerState, ProbeLease } from './breaker-state.js';

/** Leave to try once. Goes back to the breaker with what came of it. */
export interface Ticket {
  readonly admitted: true;
  readonly generation: number;
  /** Whether this try decides if the breaker closes. */
  readonly probe: boolean;
}

export interface Refusal {
  readonly admitted: false;
  /** Milliseconds until asking again can help; null while it is held open by hand. */
  readonly retryAfterMs: number | null;
}

export interface Asker extends Omit<ProbeLease, 'expiresAt'> {
  /** Whether the process that holds a lease is known to be gone. */
  gone(lease: ProbeLease): boolean;
}

export interface Admission {
  readonly state: BreakerState;
  readonly answer: Ticket | Refusal;
}

/** Whether one more try is let through, and the breaker after the answer: the same object when nothing changed. */
export function admit(state: BreakerState, rules: BreakerRules, now: number, asker: Asker): Admission {
  const { held, phase, generation, probe } = state;
  if (held === 'open') return { state, answer: { admitted: false, retryAfterMs: null } };
  if (held === 'closed' || phase === 'closed')
    return { state, answer: { admitted: true, generation, probe: false } };
  const wait = phase === 'open' ? state.openedAt + rules.halfOpenMs - now : leaseLeft(probe, now, asker);
  if (wait > 0) return { state, answer: { admitted: false, retryAfterMs: wait } };
  const { owner, pid, token } = asker;
  const lease = { owner, pid, token, expiresAt: now + rules.leaseMs };
  return {
    state: { ...state, phase: 'half_open', generation: generation + 1, probe: lease },
    answer: { admitted: true, generation: generation + 1, probe: true },
  };
}

function leaseLeft(probe: ProbeLease | null, now: number, asker: Asker): number {
  return probe === null || asker.gone(probe) ? 0 : probe.expiresAt - now;
}
