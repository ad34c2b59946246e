import { type FailureType, failureTypes, RetakeError } from '@retake/plugin-api';
import { valueFlag } from '../args/flag.js';
import { nearest } from '../args/nearest.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showTable } from '../show/table.js';
import { appConfigOf } from './app-config.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import type { ListedAction } from './list-actions.js';
import { withRetake } from './open-retake.js';

/** `retake actions`: every remedy Retake knows, and which of them can be used here. */
export const actions = defineCommand({
  name: 'actions',
  summary: 'list the remedies for failures, and which of them are available here',
  flags: {
    ...appFlags,
    type: valueFlag('TYPE', 'only what answers this failure type, in the order of priority', readType),
  },
  run: async (context) => {
    const { flags, terminal } = context;
    const { listActions } = await import('./list-actions.js');
    const rows = await withRetake(context, undefined, async (retake) =>
      listActions(retake, flags.type, (await appConfigOf(context)).priorities),
    ).catch((error: unknown) => {
      if (flags.app === undefined && isAppMissing(error)) return listActions(undefined, flags.type);
      throw error;
    });
    if (flags.json) terminal.out(`${JSON.stringify({ actions: rows })}\n`);
    else terminal.out(`${show(rows)}\n`);
    return exitCodes.ok;
  },
});

/** Knowledge needs no app: without one the list says of no action that it is there. */
function isAppMissing(error: unknown): boolean {
  return RetakeError.is(error) && error.code === 'config_invalid' && 'from' in error.facts;
}

function readType(word: string): FailureType {
  const type = failureTypes.find((one) => one === word.toLowerCase());
  if (type) return type;
  const near = nearest(word, failureTypes);
  throw new UsageError(
    `"${word}" is not a failure type`,
    near ? `Did you mean ${near}?` : `Types are ${failureTypes.join(', ')}.`,
  );
}

function show(rows: readonly ListedAction[]): string {
  const lines = rows.map(({ id, title, consent, probability, effect, state }) => [
    id,
    consent,
    probability.value.toFixed(2),
    typeof effect.quality === 'number' ? `${Math.round(effect.quality * 100)} %` : 'varies',
    state,
    title,
  ]);
  return showTable(['action', 'consent', 'prior', 'quality cost', 'state', ''], lines);
}
