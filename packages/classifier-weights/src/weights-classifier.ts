import { classifyWithRules, type ErrorClassifier, type FailureRule } from '@retake/plugin-api';
import { checkpointRules } from './rules/checkpoint-rules.js';
import { foreignRules } from './rules/foreign-rules.js';
import { imageRules } from './rules/image-rules.js';
import { requestRules } from './rules/request-rules.js';
import { safetensorsRules } from './rules/safetensors-rules.js';

/** All that is known of broken checkpoints, of Retake's own codes, and of the words others have for the same. */
export const weightsRules: readonly FailureRule[] = [
  ...safetensorsRules,
  ...checkpointRules,
  ...imageRules,
  ...requestRules,
  ...foreignRules,
];

/** Knows checkpoints that are damaged, incomplete or of another model, images that cannot be used, and requests that cannot be met. */
export const weightsClassifier: ErrorClassifier = {
  classify: (evidence) => classifyWithRules(weightsRules, evidence),
};
