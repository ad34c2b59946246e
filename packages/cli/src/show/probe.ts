import type { RunEventOf } from '@retake/kernel';

/** That this attempt tests whether something works again, which failed again and again. */
export function showProbe({ breaker, plan }: Pick<RunEventOf<'breaker.probe'>, 'breaker' | 'plan'>): string {
  return `tests${plan ? ', with a small clip first,' : ''} whether ${breaker} works again, where it failed several times in a row`;
}
