import type { Job, RunEvent, RunEventOf } from '@retake/kernel';
import { exitCodes } from '../exit-codes.js';
import { LiveLine } from '../show/live-line.js';
import { narrate } from '../show/narrate.js';
import { showProgress } from '../show/progress-line.js';
import type { Terminal } from '../terminal.js';
import { handleInterrupts } from './handle-interrupts.js';

/** How a followed run ended, with everything it went through but progress and previews. */
export interface FollowedRun {
  readonly end: RunEventOf<'run.finished' | 'run.failed' | 'run.canceled'>;
  readonly events: readonly RunEvent[];
}

export interface FollowOptions {
  /** Words to type for going on after an interruption. */
  readonly resume: string;
  /** Called for every event, also those that nothing is said about. */
  readonly each?: (event: RunEvent) => void | Promise<void>;
}

/** Follows a run to its end on stderr. The first Ctrl-C stops it after keeping its checkpoint, a second one at once. */
export async function followRun(
  job: Pick<Job, 'events' | 'cancel'>,
  terminal: Terminal,
  options: FollowOptions,
): Promise<FollowedRun> {
  const line = new LiveLine(terminal);
  const release = handleInterrupts(terminal, {
    kindly: () => {
      line.say('Stopping; finished steps are kept. Ctrl-C again stops at once.');
      void job.cancel();
    },
    hard: () => {
      line.clear();
      terminal.err(`Stopped. Go on with: ${options.resume}\n`);
      terminal.exitNow(exitCodes.interrupted);
    },
  });
  const events: RunEvent[] = [];
  try {
    for await (const event of job.events()) {
      await options.each?.(event);
      if (event.type === 'progress') line.draw(showProgress(event, terminal.columns));
      if (event.type === 'progress' || event.type === 'preview') continue;
      events.push(event);
      const text = narrate(event, terminal.colors.err);
      if (text !== undefined) line.say(text);
    }
  } finally {
    line.clear();
    release();
  }
  return { end: endOf(events), events };
}

function endOf(events: readonly RunEvent[]): FollowedRun['end'] {
  // the history may have had something to tell after the end
  const last = events.findLast(({ type }) => type.startsWith('run.'));
  if (last?.type === 'run.finished' || last?.type === 'run.failed' || last?.type === 'run.canceled')
    return last;
  throw new Error(`the run ended with ${events.at(-1)?.type ?? 'no event'}`);
}
