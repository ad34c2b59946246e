import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { channelRules } from './rules/channel-rules.js';
import { comfyWorkflowRules } from './rules/comfy-workflow-rules.js';
import { componentInputRules } from './rules/component-input-rules.js';
import { diffusersRequestRules } from './rules/diffusers-request-rules.js';
import { engineRules } from './rules/engine-rules.js';
import { exceptionRules } from './rules/exception-rules.js';
import { libraryRules } from './rules/library-rules.js';
import { outputRules } from './rules/output-rules.js';
import { shapeRules } from './rules/shape-rules.js';
import { subModelRules } from './rules/sub-model-rules.js';
import { temporalRules } from './rules/temporal-rules.js';
import { tokenizerRules } from './rules/tokenizer-rules.js';

/** All that is known of the programs that make videos, the surest first, what an exception alone tells last. */
export const pipelineRules: readonly FailureRule[] = [
  ...comfyWorkflowRules,
  ...componentInputRules,
  ...subModelRules,
  ...tokenizerRules,
  ...channelRules,
  ...temporalRules,
  ...diffusersRequestRules,
  ...libraryRules,
  ...shapeRules,
  ...outputRules,
  ...engineRules,
  ...exceptionRules,
];

/** Knows what ComfyUI, diffusers, the Wan repository and their kin say, and what exceptions of Python and JavaScript mean there. */
export const pipelineClassifier: ErrorClassifier = ruleClassifier(pipelineRules);
