import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { crashWordRules } from './rules/crash-word-rules.js';
import { dependencyRules } from './rules/dependency-rules.js';
import { endRules } from './rules/end-rules.js';
import { fileRules } from './rules/file-rules.js';
import { hostMemoryRules } from './rules/host-memory-rules.js';
import { networkRules } from './rules/network-rules.js';
import { outOfMemoryRules } from './rules/out-of-memory-rules.js';
import { platformRules } from './rules/platform-rules.js';
import { silentEndRules } from './rules/silent-end-rules.js';
import { spaceRules } from './rules/space-rules.js';
import { supervisionRules } from './rules/supervision-rules.js';
import { waitingRules } from './rules/waiting-rules.js';

/**
 * All that is known of the words of operating systems, of Node, and of what shells and launchers say of a process. The
 * first row that fits speaks: reasons stand before ends, and what is named before what is only likely.
 */
export const systemRules: readonly FailureRule[] = [
  ...outOfMemoryRules,
  ...hostMemoryRules,
  ...spaceRules,
  ...supervisionRules,
  ...endRules,
  ...platformRules,
  ...crashWordRules,
  ...waitingRules,
  ...dependencyRules,
  ...networkRules,
  ...fileRules,
  ...silentEndRules,
];

/** Knows error numbers, signals, exit codes, missing libraries and programs, and the last words of a dying process. */
export const systemClassifier: ErrorClassifier = ruleClassifier(systemRules);
