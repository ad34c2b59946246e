import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { GuideOptions } from '@retake/guides';
import { type Failure, RetakeError } from '@retake/plugin-api';
import { listFlag, switchFlag, valueFlag } from '../args/flag.js';
import { nearest } from '../args/nearest.js';
import { readFact } from '../args/read-fact.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showFailure } from '../show/failure.js';
import { showGuide, showGuides } from '../show/guide.js';
import { appFlags } from './app-flags.js';
import { type CommandContext, defineCommand } from './command.js';
import { leadThrough } from './lead-through.js';
import { type AppContext, appOf, runsDirectoryOf, withRetake } from './open-retake.js';
import { resumeWords } from './resume-words.js';
import { withPerson } from './with-person.js';

const fixFlags = {
  continue: switchFlag('the step is done: check it and go on'),
  answer: valueFlag('TEXT', 'done, skip, stop, or what the step asks for', String),
  know: listFlag(
    'NAME=VALUE',
    'tell what checks need: checkpoint=DIR, folder=DIR, video=FILE, url=URL, file=FILE, repository=NAME, bytesAsked=BYTES',
    readFact,
  ),
  restart: switchFlag('begin anew'),
  ...appFlags,
};
type FixFlags = typeof fixFlags;

/** `retake fix`: a guided workflow, step by step, or the words where none fits. Without a word it lists the guides. */
export const fix = defineCommand({
  name: 'fix',
  summary: 'lead through what a person can do about a failure, and check every step',
  takes: 'run|guide',
  optional: true,
  flags: fixFlags,
  run: async (context) => {
    const { flags, word, terminal, options } = context;
    if (flags.continue && flags.answer !== undefined)
      throw new UsageError('--continue and --answer exclude each other', '--continue is --answer done.');
    const { guideFor, guides, nextStep, startGuide, systemTools } = await import('@retake/guides');
    if (word === undefined) {
      terminal.out(`${flags.json ? JSON.stringify({ guides }) : showGuides(guides)}\n`);
      return exitCodes.ok;
    }
    const known = guides.some(({ id }) => id === word);
    const ids = guides.map(({ id }) => id);
    const target = known ? { guide: word, id: word } : await failedRun(context, word, ids);
    if (target.end === 'succeeded') return tellSuccess(word, context);
    const resume = resumeWords(word, flags, options.command);
    if (target.failure && !guideFor(target.failure))
      return tellWords(target.failure, target, resume, context);
    const runsDirectory = await runsDirectoryOf(context);
    const unkept = await whyUnkept(runsDirectory);
    const session = await startGuide({
      ...target,
      facts: { ...target.facts, ...knownOf(context) },
      folder: unkept === undefined ? join(runsDirectory, 'guides') : null,
      restart: flags.restart === true,
      tools: systemTools(appOf(context), terminal.env),
    });
    const aborter = new AbortController();
    const answer = (text?: string) => nextStep(session, text, aborter.signal);
    const off = terminal.onInterrupt(() => aborter.abort());
    try {
      const now = await answer(flags.continue ? 'done' : flags.answer);
      const goOn = resume.replace(' resume ', ' fix ');
      const alone = flags.json || flags.continue || flags.answer !== undefined || !process.stdin.isTTY;
      const end = alone ? now : await withPerson((ask) => leadThrough(now, answer, ask, terminal));
      if (flags.json) terminal.out(`${JSON.stringify(end)}\n`);
      else if (alone) terminal.out(`${showGuide(end, terminal.colors.out)}\n`);
      if (unkept !== undefined)
        terminal.err(`Where you are in the guide cannot be kept, every call begins anew. ${unkept}\n`);
      else if (end.state === 'open')
        terminal.err(`Go on with: ${goOn} --continue   (or --answer skip, --answer stop)\n`);
      return end.state === 'done' ? exitCodes.ok : exitCodes.failure;
    } catch (error) {
      if (aborter.signal.aborted) return exitCodes.interrupted;
      throw error;
    } finally {
      off();
    }
  },
});

/** Why nothing can be written into the folder of the runs. A guide is told all the same: it may be the one that mends this. */
async function whyUnkept(runsDirectory: string): Promise<string | undefined> {
  const { requireWritable } = await import('@retake/kernel');
  try {
    await requireWritable(runsDirectory, 'runs_directory_unusable');
    return undefined;
  } catch (error) {
    if (RetakeError.is(error)) return error.message;
    throw error;
  }
}

interface Target extends Pick<GuideOptions, 'guide' | 'facts' | 'id'> {
  readonly failure?: Failure;
  /** Of a run that came to its end all the same, and that no guide is open for. */
  readonly end?: 'succeeded';
}

/** Of a run that recovered from what broke, or was gone on with: there is nothing to do. */
function tellSuccess(run: string, { flags, terminal }: CommandContext<FixFlags>): number {
  const told = `Run ${run} succeeded: nothing is left to do. What broke on the way: retake logs ${run} --level recovery`;
  terminal.out(`${flags.json ? JSON.stringify({ guide: null, run, state: 'succeeded' }) : told}\n`);
  return exitCodes.ok;
}

/** A failure that no guide leads through: its words and the steps a person can take. */
async function tellWords(
  failure: Failure,
  { facts = {} }: Target,
  resume: string,
  context: CommandContext<FixFlags>,
): Promise<number> {
  const { flags, terminal } = context;
  const { wordsFor } = await import('@retake/guides');
  const words =
    failure.confidence > 0
      ? wordsFor(failure, { system: process.platform, ...facts, ...knownOf(context) })
      : null;
  const { code, userMessage, nextSteps, docsUrl } = failure;
  const document = { guide: null, code, userMessage, nextSteps, words, docsUrl, resume };
  terminal.out(
    flags.json
      ? `${JSON.stringify(document)}\n`
      : `${showFailure(failure, [], terminal.colors.out, words ?? undefined)}\n`,
  );
  terminal.err(`No guide checks these steps. When they are done, go on with: ${resume}\n`);
  return exitCodes.failure;
}

/** The failure of a run, with what the run knows. @throws UsageError when there is no such run, or it did not fail */
async function failedRun(context: AppContext, word: string, ids: readonly string[]): Promise<Target> {
  const names = await readdir(await runsDirectoryOf(context)).catch((): string[] => []);
  if (!names.includes(word)) throw noTarget(word, ids, names);
  const runs = await withRetake(context, undefined, (retake) => retake.runs());
  const run = runs.find(({ id }) => id === word);
  if (!run) throw noTarget(word, ids, names);
  const { isOpen } = await import('@retake/guides');
  if (run.state === 'succeeded' && !(await isOpen(join(await runsDirectoryOf(context), 'guides'), word)))
    return { end: 'succeeded' };
  const failure: Failure | null = run.failure;
  if (!failure) throw new UsageError(`run ${word} has no failure`, `Guides are ${ids.join(', ')}.`);
  const { video } = run.files;
  const journal = join(await runsDirectoryOf(context), word, 'journal.jsonl');
  const facts = { run: word, journal, checkpoint: run.checkpoint, ...(video === undefined ? {} : { video }) };
  return { failure, facts, id: word };
}

function noTarget(word: string, ids: readonly string[], runs: readonly string[]): UsageError {
  const near = nearest(word, [...ids, ...runs]);
  return new UsageError(
    `there is no run or guide "${word}"`,
    near ? `Did you mean ${near}?` : `Guides are ${ids.join(', ')}.`,
  );
}

const paths: readonly string[] = ['checkpoint', 'folder', 'file', 'video'];

/** Amounts are told in bytes: `bytesAsked=2684354560`. */
const isAmount = (name: string, value: string) => name.startsWith('bytes') && /^\d{1,15}$/.test(value);

/** What the person told; paths count from the folder in which it was told, also when the guide is gone on with elsewhere. */
function knownOf({ flags, terminal }: CommandContext<FixFlags>): Readonly<Record<string, string | number>> {
  const known = (flags.know ?? []).map(([name, value]) => [
    name,
    paths.includes(name) ? resolve(terminal.cwd, value) : isAmount(name, value) ? Number(value) : value,
  ]);
  return Object.fromEntries(known);
}
