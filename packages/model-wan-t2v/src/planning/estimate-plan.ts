import type { StageEstimate } from '@retake/plugin-api';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { estimateDecode } from './estimate-decode.js';
import { estimateDenoise } from './estimate-denoise.js';
import { estimateEncodeText } from './estimate-encode-text.js';
import { memoryFigures } from './memory-figures.js';
import type { WanPlan } from './wan-plan.js';
import { type StoredBytes, storedBytes } from './weight-facts.js';

/** What of the weight files decides an estimate. */
export interface StoredWidths {
  readonly transformer: StoredBytes;
  readonly textEncoder: StoredBytes;
}

export async function readStoredWidths(configs: CheckpointConfigs): Promise<StoredWidths> {
  const expert = configs.experts.transformer ? 'transformer' : 'transformer_2';
  return {
    transformer: await storedBytes(configs.folder, expert),
    textEncoder: await storedBytes(configs.folder, 'text_encoder'),
  };
}

/** Needs per stage, in order of execution. */
export function estimatePlan(
  configs: CheckpointConfigs,
  stored: StoredWidths,
  plan: WanPlan,
): readonly StageEstimate[] {
  const text = estimateEncodeText(configs, plan.request, stored.textEncoder);
  const denoise = estimateDenoise(configs, plan, stored.transformer);
  const decode = estimateDecode(configs, plan);
  const rest = (text.work + denoise.work + decode.work) * shareOfSmallStages;
  const quantize = plan.options.precision.transformer === 'int8' ? [idle('quantize', rest)] : [];
  return [text, ...quantize, denoise, decode, idle('write', rest)];
}

/** Stages that leave the inference process alone take this share of the run. */
const shareOfSmallStages = 0.02;

function idle(stage: string, work: number): StageEstimate {
  return { stage, peakBytes: memoryFigures.process, work, parts: { process: memoryFigures.process } };
}
