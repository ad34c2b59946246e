import { classifyWithRules, type ErrorClassifier, type FailureRule } from '@retake/plugin-api';
import { callRules } from './rules/call-rules.js';
import { graphRules } from './rules/graph-rules.js';
import { memoryRules } from './rules/memory-rules.js';
import { providerRules } from './rules/provider-rules.js';
import { weightRules } from './rules/weight-rules.js';

/** All that is known of ONNX Runtime's words; the general rows stand at the end. */
export const ortRules: readonly FailureRule[] = [
  ...memoryRules,
  ...weightRules,
  ...providerRules,
  ...graphRules,
  ...callRules,
];

/** Knows what the messages of onnxruntime-node mean. */
export const ortClassifier: ErrorClassifier = {
  classify: (evidence) => classifyWithRules(ortRules, evidence),
};
