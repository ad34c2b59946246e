import { causeWordsTable, failureWordsTable, wordsFor } from '@retake/guides';
import { type FailureType, failureTypes } from '@retake/plugin-api';
import { nearest } from '../args/nearest.js';
import { UsageError } from '../args/usage-error.js';
import type { Colors } from './colors.js';
import { showMore, showWords } from './words.js';

/**
 * The words for a kind of failure, as its page in docs/errors has them, for those who have the packages only.
 * @param name a type, a cause, a code or the path of the page: `docs/errors/storage_space_insufficient.md`
 * @throws UsageError when there are no such words
 */
export function showPage(name: string, system: NodeJS.Platform, colors: Colors): string {
  const { type, cause } = find(name);
  // With a name for the run, steps that go on with one are told too.
  const words = wordsFor(
    { type, code: `WAN_INFERENCE/${cause}`, facts: {}, userMessage: '', nextSteps: [] },
    { run: 'RUN', system },
  );
  const steps = words.steps.map(({ text, command }) => (command ? `${text} \`${command}\`` : text));
  return [
    colors.bold(words.title),
    words.sentence,
    '',
    ...showWords(words),
    '',
    'What you can do',
    ...steps.map((step, at) => `  ${at + 1}. ${step}`),
    '',
    ...showMore(words),
  ].join('\n');
}

function find(given: string): { readonly type: FailureType; readonly cause: string } {
  const name = given.replace(/^.*\//, '').replace(/\.md$/, '');
  const type = failureTypes.find((one) => one === name);
  // Some types are also called like a cause of theirs; the words of the type are asked for.
  if (type) return { type, cause: '' };
  const own = causeWordsTable.find(({ id, causes }) => id === name || causes.includes(name));
  const [cause] = own?.causes ?? [];
  if (own && cause) return { type: own.type, cause };
  const names = [...Object.keys(failureWordsTable), ...causeWordsTable.map(({ id }) => id)];
  const near = nearest(name, names);
  throw new UsageError(
    `--page: there are no words for "${given}"`,
    near ? `Did you mean ${near}?` : `Types are ${failureTypes.join(', ')}.`,
  );
}
