import { recoveryDefaults } from '@retake/plugin-api';

/**
 * Patient back-off with full jitter: anything from 1 s to 2 s, then to 4 s, 8 s … up to 60 s, so that an outage is outlasted
 * and many runs do not come back at once. Never below a second, so that time bounds how often it is tried.
 * @param occurrences 1 for the first failure.
 * @param random in [0, 1).
 * @returns milliseconds, a whole number.
 */
export function patientDelay(occurrences: number, random: number): number {
  const { delayMs, delayFactor, delayCapMs } = recoveryDefaults;
  const longest = Math.min(delayCapMs, delayMs * delayFactor ** occurrences);
  return Math.round(delayMs + random * (longest - delayMs));
}
