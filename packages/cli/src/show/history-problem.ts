import type { RunEventOf } from '@retake/kernel';

/** That nothing can be learned from or kept for other runs, why, and what to do about it. */
export function showHistoryProblem({
  message,
  hint,
}: Pick<RunEventOf<'history.problem'>, 'message' | 'hint'>) {
  return `goes on without what earlier runs taught: ${message}. ${hint}`;
}
