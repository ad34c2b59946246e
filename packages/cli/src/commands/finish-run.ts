import type { Job } from '@retake/kernel';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';
import { conclude } from './conclude.js';
import { type FollowedRun, followRun } from './follow-run.js';
import { resumeWords } from './resume-words.js';
import { printEvent, savePreviews } from './watchers.js';

interface FinishContext {
  readonly terminal: Terminal;
  readonly options: Pick<CliOptions, 'command'>;
  readonly flags: {
    readonly app?: string | undefined;
    readonly 'runs-dir'?: string | undefined;
    readonly json?: boolean | undefined;
    readonly jsonl?: boolean | undefined;
    readonly previews?: string | undefined;
  };
}

/** Follows a run to its end and tells how it went. Gives the exit code. */
export async function finishRun(job: Job, { terminal, flags, options }: FinishContext): Promise<number> {
  const resume = resumeWords(job.id, flags, options.command);
  const save = flags.previews === undefined ? undefined : savePreviews(flags.previews, terminal);
  const followed: FollowedRun = await followRun(job, terminal, {
    resume,
    each: async (event) => {
      if (flags.jsonl) printEvent(event, terminal);
      await save?.(event);
    },
  });
  return conclude(followed, terminal, { json: Boolean(flags.json), quiet: Boolean(flags.jsonl), resume });
}
