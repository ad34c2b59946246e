export interface ExponentialDelay {
  /** Before the first retry, in milliseconds. */
  readonly firstMs: number;
  readonly factor: number;
  readonly capMs: number;
  /** Share of the delay that is left to chance, 0 to 1. */
  readonly jitter: number;
  /** A number in [0, 1). */
  random(): number;
}

/** Delay before the n-th retry, counted from 1: first × factor^(n − 1), capped, then ± jitter/2 of itself. */
export function exponentialDelay({ firstMs, factor, capMs, jitter, random }: ExponentialDelay) {
  return (retry: number): number => {
    const whole = Math.min(capMs, firstMs * factor ** (retry - 1));
    return jitter === 0 ? whole : whole * (1 + jitter * (random() - 1 / 2));
  };
}
