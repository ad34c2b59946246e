/** Who is testing whether things work again. */
export interface ProbeLease {
  /** Unique to the holder. */
  readonly owner: string;
  readonly pid: number;
  /** Tells one life of a process id from the next; null where the system does not show it. */
  readonly token: string | null;
  /** Milliseconds since the epoch; from then on another may test. */
  readonly expiresAt: number;
}

/** A circuit breaker as data. Everything it does is a step from one of these to the next. */
export interface BreakerState {
  readonly phase: 'closed' | 'open' | 'half_open';
  /** Failures in a row, while closed. */
  readonly failures: number;
  /** Probes in a row that passed, while half open. */
  readonly successes: number;
  /** When it opened, in milliseconds since the epoch; 0 while closed. */
  readonly openedAt: number;
  /** Grows with every change of phase and every probe; results under an older one are dropped. */
  readonly generation: number;
  readonly probe: ProbeLease | null;
  /** Held by hand, whatever happens. */
  readonly held: 'open' | 'closed' | null;
}

export const closedBreaker: BreakerState = {
  phase: 'closed',
  failures: 0,
  successes: 0,
  openedAt: 0,
  generation: 0,
  probe: null,
  held: null,
};
