import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { acceleratorRules } from './rules/accelerator-rules.js';
import { callRules } from './rules/call-rules.js';
import { cudaRules } from './rules/cuda-rules.js';
import { directmlRules } from './rules/directml-rules.js';
import { generalRules } from './rules/general-rules.js';
import { graphRules } from './rules/graph-rules.js';
import { installRules } from './rules/install-rules.js';
import { memoryRules } from './rules/memory-rules.js';
import { providerRules } from './rules/provider-rules.js';
import { shapeRules } from './rules/shape-rules.js';
import { statusRules } from './rules/status-rules.js';
import { tensorrtRules } from './rules/tensorrt-rules.js';
import { webRules } from './rules/web-rules.js';
import { weightRules } from './rules/weight-rules.js';

/** All that is known of ONNX Runtime's words; memory speaks first, the general rows stand at the end. */
export const ortRules: readonly FailureRule[] = [
  ...memoryRules,
  ...webRules,
  ...tensorrtRules,
  ...directmlRules,
  ...acceleratorRules,
  ...cudaRules,
  ...installRules,
  ...weightRules,
  ...providerRules,
  ...graphRules,
  ...shapeRules,
  ...callRules,
  ...statusRules,
  ...generalRules,
];

/** Knows what the messages of ONNX Runtime mean, of all its providers and in all its languages. */
export const ortClassifier: ErrorClassifier = ruleClassifier(ortRules);
