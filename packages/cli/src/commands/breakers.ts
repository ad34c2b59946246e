import type { History, SharedBreaker } from '@retake/kernel';
import { valueFlag } from '../args/flag.js';
import { nearest } from '../args/nearest.js';
import { readGiven } from '../args/read-given.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showTable } from '../show/table.js';
import { defineCommand } from './command.js';
import { pastFlags } from './past-flags.js';
import { withHistory } from './with-history.js';

const tending = { 'hold-open': 'open', 'hold-closed': 'closed', release: null } as const;

/** `retake breakers`: what is not tried for the moment because it failed again and again; holds and releases it by hand. */
export const breakers = defineCommand({
  name: 'breakers',
  summary: 'show the circuit breakers of this machine, hold or release one',
  flags: {
    ...pastFlags,
    'hold-open': valueFlag('NAME', 'let nothing through until it is released', readGiven),
    'hold-closed': valueFlag('NAME', 'let everything through until it is released', readGiven),
    release: valueFlag('NAME', 'make it as new', readGiven),
  },
  run: async (context) => {
    const { flags, terminal } = context;
    const list = await withHistory(context, async (past) => {
      const flag = askedOf(flags);
      const known = await listOf(past);
      if (flag === undefined) return known;
      await past.breakers.hold(knownName(flag, flags[flag], known), tending[flag]);
      return listOf(past);
    });
    if (flags.json) terminal.out(`${JSON.stringify(list)}\n`);
    else if (list.length > 0) terminal.out(`${showBreakers(list)}\n`);
    else terminal.err('All breakers are closed: nothing failed that would open one.\n');
    return exitCodes.ok;
  },
});

type Tending = { readonly [K in keyof typeof tending]: string | undefined };

/** The one flag that says what to do with a breaker. @throws UsageError when there are several */
function askedOf(flags: Tending): keyof typeof tending | undefined {
  const [asked, ...more] = (Object.keys(tending) as (keyof typeof tending)[]).filter(
    (flag) => flags[flag] !== undefined,
  );
  if (more.length > 0) throw new UsageError(`--${[asked, ...more].join(' and --')} exclude each other`);
  return asked;
}

/** Where nothing was run yet there are none, and looking makes no file. */
async function listOf(past: History): Promise<readonly SharedBreaker[]> {
  if (!(await past.isBegun())) return [];
  await past.requireUsable();
  return (await past.breakers.list()) ?? [];
}

/** @throws UsageError for a breaker that is not in the list: a name that is a letter off would hold nothing */
function knownName(flag: string, name = '', list: readonly SharedBreaker[]): string {
  const known = list.map((one) => one.name);
  if (known.includes(name)) return name;
  const near = nearest(name, known);
  const hint =
    known.length === 0
      ? 'There are none yet: the first failure that speaks against a plan makes one.'
      : `${near ? `Did you mean ${near}? ` : ''}There are: ${known.join(', ')}.`;
  throw new UsageError(`--${flag}: there is no breaker "${name}"`, hint);
}

function showBreakers(list: readonly SharedBreaker[]): string {
  const rows = list.map(({ name, state, lastFailure, changedAt }) => [
    name,
    state.held ? `held ${state.held}` : state.phase.replace('_', ' '),
    String(state.failures),
    new Date(changedAt).toISOString().slice(0, 19),
    lastFailure?.userMessage ?? '',
  ]);
  return showTable(['breaker', 'state', 'failures', 'since (UTC)', 'last failure'], rows);
}
