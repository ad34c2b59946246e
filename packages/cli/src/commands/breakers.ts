import type { History, SharedBreaker } from '@retake/kernel';
import { valueFlag } from '../args/flag.js';
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
      await past.requireUsable();
      await tend(past, flags);
      return (await past.breakers.list()) ?? [];
    });
    if (flags.json) terminal.out(`${JSON.stringify(list)}\n`);
    else if (list.length > 0) terminal.out(`${showBreakers(list)}\n`);
    else terminal.err('All breakers are closed: nothing failed that would open one.\n');
    return exitCodes.ok;
  },
});

type Tending = { readonly [K in keyof typeof tending]: string | undefined };

async function tend(past: History, flags: Tending): Promise<void> {
  const asked = (Object.keys(tending) as (keyof typeof tending)[]).filter(
    (flag) => flags[flag] !== undefined,
  );
  if (asked.length > 1) throw new UsageError(`--${asked.join(' and --')} exclude each other`);
  for (const flag of asked) {
    const name = flags[flag] ?? '';
    if (flag === 'release') await requireKnown(past, name);
    await past.breakers.hold(name, tending[flag]);
  }
}

async function requireKnown(past: History, name: string): Promise<void> {
  const known = ((await past.breakers.list()) ?? []).map((one) => one.name);
  if (known.includes(name)) return;
  const hint = known.length > 0 ? `There are: ${known.join(', ')}` : 'All breakers are closed.';
  throw new UsageError(`--release: there is no breaker "${name}"`, hint);
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
