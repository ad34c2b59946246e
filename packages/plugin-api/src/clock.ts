/** Time, injected so that tests can own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted, leaving no timer behind. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
