import { recoveryDefaults } from '@retake/plugin-api';

/**
 * Exponential back-off: 1 s, 2 s, 4 s … up to 60 s, each ± 25 % so that many runs do not come back at once. Never above
 * the cap.
 * @param occurrences 1 for the first failure.
 * @param random in [0, 1); 0.5 means no jitter.
 * @returns milliseconds, a whole number.
 */
export function backoffDelay(occurrences: number, random: number): number {
  const { delayMs, delayFactor, delayCapMs, jitter } = recoveryDefaults;
  const delay = Math.min(delayCapMs, delayMs * delayFactor ** (occurrences - 1));
  return Math.min(delayCapMs, Math.round(delay * (1 + jitter * (2 * random - 1))));
}
