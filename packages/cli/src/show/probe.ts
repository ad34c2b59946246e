import type { RunEventOf } from '@retake/kernel';

/** That this attempt tests whether something works again, which failed again and again. */
export function showProbe({ breaker }: Pick<RunEventOf<'breaker.probe'>, 'breaker'>): string {
  return `tests whether ${breaker} works again, where it failed several times in a row`;
}
