import type { RunEvent, RunEventOf } from '@retake/kernel';
import type { Failure } from '@retake/plugin-api';

const mebibyte = 2 ** 20;
/** A limit that was too low is tried again this many times as high. */
const factor = 2;

/** What to type after a failure. */
export interface RetryWords {
  /** Can be typed as it stands. */
  readonly command: string;
  /** What to change in it and why, when there is something. */
  readonly remark?: string;
}

/**
 * The words that go on after a failure, with what has to be other for it: a higher limit where the limit was too low,
 * another folder where the clip could not be put.
 * @param resume the words that go on with nothing changed
 */
export function retryWords(failure: Failure, events: readonly RunEvent[], resume: string): RetryWords {
  const limit = limitOf(events);
  if (failure.category === 'WAN_MEMORY_MANAGEMENT' && limit !== null) {
    const { minimumBytes } = failure.facts;
    const least = typeof minimumBytes === 'number' ? minimumBytes : 0;
    const bytes = factor * Math.max(limit, least);
    return {
      command: `${resume} --memory ${Math.ceil(bytes / mebibyte)}MiB`,
      remark: '--memory raises the limit; without it the limit stays as it was.',
    };
  }
  if (failure.stage === 'deliver')
    return { command: resume, remark: `To put the clip into another folder: ${resume} --out DIR` };
  return { command: resume };
}

function limitOf(events: readonly RunEvent[]): number | null {
  const last = events.findLast(holdsPlan);
  return last?.plan.memoryBytes ?? null;
}

function holdsPlan(event: RunEvent): event is RunEventOf<'plan.made' | 'recovery.applied' | 'run.changed'> {
  return event.type === 'plan.made' || event.type === 'recovery.applied' || event.type === 'run.changed';
}
