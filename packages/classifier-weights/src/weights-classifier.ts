import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { allowedSizeRules } from './rules/allowed-size-rules.js';
import { archiveRules } from './rules/archive-rules.js';
import { checkpointRules } from './rules/checkpoint-rules.js';
import { configRules } from './rules/config-rules.js';
import { generationRules } from './rules/generation-rules.js';
import { ggufRules } from './rules/gguf-rules.js';
import { healthRules } from './rules/health-rules.js';
import { imageRules } from './rules/image-rules.js';
import { layoutRules } from './rules/layout-rules.js';
import { loadStageRules } from './rules/load-stage-rules.js';
import { loraRules } from './rules/lora-rules.js';
import { missingRules } from './rules/missing-rules.js';
import { pickleRules } from './rules/pickle-rules.js';
import { requestRules } from './rules/request-rules.js';
import { safetensorsRules } from './rules/safetensors-rules.js';
import { safetensorsWordRules } from './rules/safetensors-word-rules.js';
import { scaledRules } from './rules/scaled-rules.js';
import { stateDictRules } from './rules/state-dict-rules.js';
import { tokenizerRules } from './rules/tokenizer-rules.js';
import { vaeRules } from './rules/vae-rules.js';
import { wantedKindRules } from './rules/wanted-kind-rules.js';
import { warningRules } from './rules/warning-rules.js';

/**
 * All that is known of broken checkpoints, of Retake's own codes, and of the words others have for the same. The first row
 * that fits speaks, so rows that know more stand before those that know less.
 */
export const weightsRules: readonly FailureRule[] = [
  ...safetensorsRules,
  ...checkpointRules,
  ...imageRules,
  ...requestRules,
  ...vaeRules,
  ...healthRules,
  ...archiveRules,
  ...safetensorsWordRules,
  ...ggufRules,
  ...pickleRules,
  ...tokenizerRules,
  ...missingRules,
  ...scaledRules,
  ...loraRules,
  ...generationRules,
  ...layoutRules,
  ...stateDictRules,
  ...configRules,
  ...wantedKindRules,
  ...allowedSizeRules,
  ...warningRules,
  ...loadStageRules,
];

/** Knows checkpoints that are damaged, incomplete or of another model, images that cannot be used, and requests that cannot be met. */
export const weightsClassifier: ErrorClassifier = ruleClassifier(weightsRules);
