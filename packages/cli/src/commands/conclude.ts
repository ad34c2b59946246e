import { type WordsForFailure, wordsFor } from '@retake/guides';
import type { Failure, JsonObject, JsonValue } from '@retake/plugin-api';
import { exitCodes } from '../exit-codes.js';
import { showFailure } from '../show/failure.js';
import { showTimeline } from '../show/timeline.js';
import type { Terminal } from '../terminal.js';
import type { FollowedRun } from './follow-run.js';
import { type RetryWords, retryWords } from './retry-words.js';

interface ConcludeOptions {
  /** One JSON document on stdout. */
  readonly json: boolean;
  /** Nothing on stdout: the events are there already. */
  readonly quiet: boolean;
  readonly resume: string;
}

/** How a run's end is told: as files on stdout, or as one JSON document; the story on stderr. Gives the exit code. */
export function conclude(
  { end, events }: FollowedRun,
  terminal: Terminal,
  { json, quiet, resume }: ConcludeOptions,
): number {
  const colors = terminal.colors.err;
  if (events.some(({ type }) => type === 'failure')) terminal.err(`\n${showTimeline(events, colors)}\n\n`);
  if (json) terminal.out(`${JSON.stringify(toJson(end, events, resume))}\n`);
  switch (end.type) {
    case 'run.finished':
      if (!json && !quiet) terminal.out(`${clipOf(end.files)}\n`);
      for (const [name, path] of besides(end.files)) terminal.err(`${colors.green('✓')} ${name}: ${path}\n`);
      terminal.err(`${colors.green('✓')} report: ${end.report}\n`);
      return exitCodes.ok;
    case 'run.failed':
      terminal.err(
        `${showFailure(end.failure, end.nextSteps, colors, wordsOf(end.failure, events, resume), fixWords(resume))}\n\n`,
      );
      terminal.err(showRetry(retryWords(end.failure, events, resume)));
      return exitCodes.failure;
    case 'run.canceled':
      terminal.err(`Stopped. Go on with: ${resume}\n`);
      return exitCodes.interrupted;
  }
}

/** The words for the failure with what the run knows put in; none where nothing is known of it. */
function wordsOf(
  failure: Failure,
  events: FollowedRun['events'],
  resume: string,
): WordsForFailure | undefined {
  if (failure.confidence === 0) return undefined;
  const created = events.find((event) => event.type === 'run.created');
  const run = events[0]?.runId;
  const { checkpoint } = created?.request ?? {};
  const memory = / --memory (\S+)/.exec(retryWords(failure, events, resume).command)?.[1];
  return wordsFor(failure, {
    system: process.platform,
    ...(run === undefined ? {} : { run }),
    ...(typeof checkpoint === 'string' ? { checkpoint } : {}),
    ...(memory === undefined ? {} : { memory }),
  });
}

function fixWords(resume: string): string {
  return resume.replace(' resume ', ' fix ');
}

type Files = Readonly<Record<string, string>>;

/** Names of pictures for people. */
const pictures: Readonly<Record<string, string>> = { sheet: 'contact sheet' };

function clipOf(files: Files): string {
  return files.video ?? Object.values(files)[0] ?? '';
}

/** What lies beside the clip. */
function besides(files: Files): [string, string][] {
  const others = Object.entries(files).filter(([, path]) => path !== clipOf(files));
  return others.map(([name, path]) => [pictures[name] ?? name, path]);
}

function showRetry({ command, remark }: RetryWords): string {
  return `Try again with: ${command}\n${remark === undefined ? '' : `${remark}\n`}`;
}

function toJson(end: FollowedRun['end'], events: FollowedRun['events'], resume: string): JsonObject {
  const run = end.runId;
  switch (end.type) {
    case 'run.finished':
      return { run, state: 'succeeded', files: end.files, report: end.report };
    case 'run.failed': {
      const failure = JSON.parse(JSON.stringify(end.failure)) as JsonValue;
      const { command } = retryWords(end.failure, events, resume);
      const words = JSON.parse(JSON.stringify(wordsOf(end.failure, events, resume) ?? null)) as JsonValue;
      const tried = events.flatMap((event) =>
        event.type === 'recovery.outcome' ? [{ action: event.actionId, outcome: event.outcome }] : [],
      );
      return { run, state: 'failed', failure, nextSteps: end.nextSteps, words, tried, resume: command };
    }
    case 'run.canceled':
      return { run, state: 'canceled', resume };
  }
}
