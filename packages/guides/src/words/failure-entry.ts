import type { Failure } from '@retake/plugin-api';
import { causeWordsTable } from './cause-words-table.js';
import type { FailureWords } from './failure-words.js';
import { failureWordsTable } from './failure-words-table.js';

/** The words for a failure: those of its cause, filled up with those of its type. */
export interface FailureEntry extends FailureWords {
  /** Name of the page in docs/errors. */
  readonly id: string;
  readonly precisely?: string;
}

/** Finds the words by the last part of the code, else by the type. */
export function failureEntry({ code, type }: Pick<Failure, 'code' | 'type'>): FailureEntry {
  const cause = code.split('/').at(-1) ?? '';
  const own = causeWordsTable.find((one) => one.type === type && one.causes.includes(cause));
  return { ...failureWordsTable[type], id: own?.id ?? type, ...own };
}
