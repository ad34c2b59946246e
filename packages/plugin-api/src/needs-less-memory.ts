import type { Failure } from './failure.js';

/**
 * Whether a plan that needs less memory is worth proposing: memory ran out, or the process was killed again without
 * progress in between, which is what the out-of-memory killer of the system looks like from outside.
 * @param occurrences as in `RecoveryContext`: 1 for the first time.
 */
export function needsLessMemory(failure: Failure, occurrences: number): boolean {
  if (failure.category !== 'WAN_MEMORY_MANAGEMENT') return false;
  return failure.transience === 'needs_change' || (failure.scope === 'process' && occurrences > 1);
}
