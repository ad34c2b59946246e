import {
  causeWordsTable,
  failureEntry,
  failureWordsTable,
  tellElsewhere,
  type WordsForFailure,
  wordsFor,
} from '@retake/guides';
import { failureTypes } from '@retake/plugin-api';
import { nearest } from '../args/nearest.js';
import { UsageError } from '../args/usage-error.js';
import type { KnownCode } from './known-codes.js';

/** The word that lists the names. */
export const listWord = 'list';

/**
 * The words for a kind of failure, as its page in docs/errors has them, for those who have the packages only.
 * @param name a type, a cause, a code or the path of the page: `docs/errors/storage_space_insufficient.md`
 * @param codes those that are known beside the causes that have words of their own
 * @throws UsageError when there are no such words
 */
export function pageWords(
  name: string,
  system: NodeJS.Platform,
  codes: readonly KnownCode[],
): WordsForFailure {
  const { type, code } = find(name, codes);
  // With a name for the run, steps that go on with one are told too.
  const words = wordsFor({ type, code, facts: {}, userMessage: '', nextSteps: [] }, { run: 'RUN', system });
  return { ...words, elsewhere: tellElsewhere(failureEntry({ type, code }).id, undefined) };
}

function find(given: string, codes: readonly KnownCode[]): KnownCode {
  const whole = given.replace(/^`|`$/g, '');
  const name = whole.replace(/^.*\//, '').replace(/\.md$/, '');
  const printed = codes.filter(({ code }) => code === whole);
  // Some types are also called like a cause of theirs; the words of the type are asked for.
  const type = failureTypes.find((one) => one === name);
  if (type && printed.length === 0) return { type, code: '' };
  const own = causeWordsTable.find(({ id, causes }) => id === name || causes.includes(name));
  const [cause] = own?.causes ?? [];
  if (printed.length === 0 && own && cause) return { type: own.type, code: `WAN_INFERENCE/${cause}` };
  const fitting = printed.length > 0 ? printed : codes.filter(({ code }) => code.endsWith(`/${name}`));
  const [first] = fitting;
  if (first) return fitting.find((one) => failureEntry(one).id !== one.type) ?? first;
  const near = nearest(name, [...names, ...codes.map(({ code }) => code.replace(/^.*\//, ''))]);
  throw new UsageError(
    `--page: there are no words for "${given}"`,
    `${near ? `Did you mean ${near}?` : `Types are ${failureTypes.join(', ')}.`} Causes and whole codes are taken as well: retake explain --page ${listWord} lists them.`,
  );
}

/** Every name that `--page` takes: types with what they are called, below them their causes, those with words of their own first. */
export function pageNames(codes: readonly KnownCode[]): string {
  return failureTypes
    .flatMap((type) => {
      const own = causeWordsTable.filter((one) => one.type === type);
      const others = new Set(codes.filter((one) => one.type === type).map(({ code }) => code));
      return [
        `${type}  ${failureWordsTable[type].title}`,
        ...own.map(({ id, title }) => `  ${id}  ${title}`),
        ...[...others].sort().map((code) => `  ${code}`),
      ];
    })
    .join('\n');
}

const names = [...Object.keys(failureWordsTable), ...causeWordsTable.map(({ id }) => id)];
