import type { FailureType } from '@retake/plugin-api';
import type { FailureWords } from './failure-words.js';
import { fileWords } from './file-words.js';
import { memoryWords } from './memory-words.js';
import { workWords } from './work-words.js';

/** What a person is told, for every type of failure. docs/errors is written from it. */
export const failureWordsTable: Readonly<Record<FailureType, FailureWords>> = {
  ...memoryWords,
  ...fileWords,
  ...workWords,
};
