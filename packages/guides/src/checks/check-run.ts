import type { Check } from './check.js';
import { failed, passed, unknown } from './result.js';

type Entry = Readonly<Record<string, unknown>>;

const progress: readonly unknown[] = ['checkpoint', 'stage.finished', 'stage.reused'];

/** Whether the run came further after it stopped, by its journal. */
export const checkRun: Check = async ({ facts, tools }) => {
  const { journal } = facts;
  if (typeof journal !== 'string') return unknown('Which run it is is not known here.');
  const text = await tools.read(journal);
  if (text === null) return unknown(`The journal of the run cannot be read (${journal}).`);
  const entries = text.split('\n').flatMap(entryOf);
  const last = entries.findLast(({ type }) => String(type).startsWith('run.'));
  const found = { lastEvent: String(last?.type ?? 'none') };
  if (last?.type === 'run.finished') return passed('The run has finished.', found);
  if (last?.type === 'run.failed') return failed(`The run stands where it failed${whyOf(last)}`, found);
  if (last?.type === 'run.canceled') return failed('The run was stopped and not gone on with yet.', found);
  const since = last === undefined ? [] : entries.slice(entries.indexOf(last) + 1);
  return since.some(({ type }) => progress.includes(type))
    ? passed('The run goes on, and came further.', found)
    : failed('The run was gone on with and has not finished a step yet; look again in a while.', found);
};

/** What a line of a journal holds; none for a torn one. */
function entryOf(line: string): readonly Entry[] {
  try {
    const { entry } = JSON.parse(line) as { readonly entry?: Entry };
    return entry ? [entry] : [];
  } catch {
    return [];
  }
}

function whyOf({ failure }: Entry): string {
  const { userMessage } = (failure ?? {}) as { readonly userMessage?: unknown };
  return typeof userMessage === 'string' && userMessage !== '' ? `: ${userMessage}` : '.';
}
