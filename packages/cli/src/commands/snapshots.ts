import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshots } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';
import { switchFlag, valueFlag } from '../args/flag.js';
import { readCount } from '../args/read-count.js';
import { readDays } from '../args/read-days.js';
import { readGiven } from '../args/read-given.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showSnapshots } from '../show/snapshots.js';
import type { Terminal } from '../terminal.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { existingRunsOf } from './existing-runs-of.js';
import { resumeWords } from './resume-words.js';

interface Given {
  readonly save?: boolean | undefined;
  readonly label?: string | undefined;
  readonly check?: boolean | undefined;
  readonly restore?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly keep?: number | undefined;
  readonly 'older-than'?: number | undefined;
}

interface Outcome {
  readonly document: unknown;
  readonly text: string;
  readonly code?: number;
}

/** `retake snapshots`: keeps, checks and brings back states of runs. Needs no plugins. */
export const snapshots = defineCommand({
  name: 'snapshots',
  summary: 'list the kept states of runs; save, check, restore and prune them',
  takes: 'run',
  optional: true,
  flags: {
    save: switchFlag('keep the state of the run as it is now'),
    label: valueFlag('TEXT', 'what to remember it by, with --save', String),
    check: switchFlag('read every byte of the snapshots and tell which are whole'),
    restore: valueFlag('SNAPSHOT', 'bring the run back to it; where it stands now is saved first', readGiven),
    prune: switchFlag('remove snapshots, with --keep or --older-than'),
    keep: valueFlag('N', 'so many of each run stay, the newest', readCount),
    'older-than': valueFlag('TIME', 'older ones go: 12h, 7d, 2w', readDays),
    'runs-dir': appFlags['runs-dir'],
    json: switchFlag('print one JSON document on stdout'),
  },
  run: async ({ flags, word, terminal, options }) => {
    refuseMixtures(flags, word);
    const { Snapshots, systemClock, systemRandom } = await import('@retake/kernel');
    const runsDirectory = await existingRunsOf({ flags, terminal, options });
    const store = new Snapshots({ runsDirectory, clock: systemClock, random: systemRandom });
    if (word !== undefined) requireRun(runsDirectory, word);
    const resume = resumeWords(word ?? '', flags, options.command);
    const { document, text, code } = await act(store, word, flags, terminal, resume);
    if (flags.json) terminal.out(`${JSON.stringify(document)}\n`);
    else if (text !== '') terminal.out(`${text}\n`);
    return code ?? exitCodes.ok;
  },
});

async function act(
  store: Snapshots,
  run: string | undefined,
  flags: Given,
  terminal: Terminal,
  resume: string,
): Promise<Outcome> {
  if (run !== undefined && flags.save) {
    const saved = await store.save(run, flags.label === undefined ? {} : { label: flags.label });
    return { document: saved, text: saved.id };
  }
  if (run !== undefined && flags.restore !== undefined) {
    const before = await store.restore(run, flags.restore);
    if (before) terminal.err(`Where it stood before is kept as ${before.id}.\n`);
    return {
      document: { restored: flags.restore, before: before?.id ?? null },
      text: `Go on with: ${resume}`,
    };
  }
  if (flags.prune) {
    const { keep, 'older-than': olderThanMs } = flags;
    const removed = await store.prune({
      ...(run === undefined ? {} : { run }),
      ...(keep === undefined ? {} : { keep }),
      ...(olderThanMs === undefined ? {} : { olderThanMs }),
    });
    return { document: { removed }, text: removed.join('\n') };
  }
  if (run !== undefined && flags.check) return check(store, run);
  const list = await store.list(run);
  const lost = await store.unreadable(run);
  for (const { run: of, id, problem } of lost)
    terminal.err(`${terminal.colors.err.red('✗')} ${id} of ${of}: ${problem}\n`);
  if (list.length + lost.length === 0) terminal.err('No snapshots yet.\n');
  return { document: list, text: list.length === 0 ? '' : showSnapshots(list) };
}

function requireRun(runsDirectory: string, run: string): void {
  if (existsSync(join(runsDirectory, run))) return;
  throw new RetakeError('run_not_found', `There is no run "${run}" in ${runsDirectory}.`, { facts: { run } });
}

async function check(store: Snapshots, run: string): Promise<Outcome> {
  const checks = [];
  for (const id of await store.ids(run)) checks.push(await store.check(run, id));
  const text = checks
    .map(({ snapshot, problems }) => `${snapshot}  ${problems.length === 0 ? 'whole' : problems.join('; ')}`)
    .join('\n');
  const whole = checks.every(({ problems }) => problems.length === 0);
  return { document: checks, text, code: whole ? exitCodes.ok : exitCodes.failure };
}

function refuseMixtures(flags: Given, run: string | undefined): void {
  const { save, check, restore, prune, keep, label } = flags;
  const verbs = [save, check, restore, prune].filter((one) => one !== undefined).length;
  if (verbs > 1) throw new UsageError('--save, --check, --restore and --prune exclude each other');
  const needsRun = save || check || restore !== undefined;
  if (needsRun && run === undefined) throw new UsageError('snapshots needs a <run> for that');
  const limits = keep !== undefined || flags['older-than'] !== undefined;
  if (Boolean(prune) !== limits) throw new UsageError('--prune goes with --keep or --older-than');
  if (label !== undefined && !save) throw new UsageError('--label goes with --save');
}
