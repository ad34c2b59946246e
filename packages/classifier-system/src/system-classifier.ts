import { classifyWithRules, type ErrorClassifier, type FailureRule } from '@retake/plugin-api';
import { endRules } from './rules/end-rules.js';
import { fileRules } from './rules/file-rules.js';
import { networkRules } from './rules/network-rules.js';
import { outOfMemoryRules } from './rules/out-of-memory-rules.js';
import { supervisionRules } from './rules/supervision-rules.js';

/** All that is known of the words of operating systems and of Node; the ends of processes come after their reasons. */
export const systemRules: readonly FailureRule[] = [
  ...outOfMemoryRules,
  ...supervisionRules,
  ...endRules,
  ...networkRules,
  ...fileRules,
];

/** Knows error numbers, signals, exit codes and the last words of a dying Node process. */
export const systemClassifier: ErrorClassifier = {
  classify: (evidence) => classifyWithRules(systemRules, evidence),
};
