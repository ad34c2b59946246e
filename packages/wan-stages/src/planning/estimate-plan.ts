import type { StageEstimate } from '@retake/plugin-api';
import type { StoredDtype } from '@retake/wan';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { estimateDecode } from './estimate-decode.js';
import { estimateDenoise } from './estimate-denoise.js';
import { estimateEncodeImage } from './estimate-encode-image.js';
import { estimateEncodeText } from './estimate-encode-text.js';
import { storedDtype } from './stored-dtype.js';
import { usefulTilings } from './tilings.js';
import type { WanPlan } from './wan-plan.js';

/** What of the weight files decides an estimate. */
export interface StoredDtypes {
  readonly transformer: StoredDtype;
  readonly textEncoder: StoredDtype;
  readonly vae: StoredDtype;
}

export async function readStoredDtypes({ folder, experts }: CheckpointConfigs): Promise<StoredDtypes> {
  return {
    transformer: await storedDtype(folder, experts.transformer ? 'transformer' : 'transformer_2'),
    textEncoder: await storedDtype(folder, 'text_encoder'),
    vae: await storedDtype(folder, 'vae'),
  };
}

/** Stages that leave the inference process alone take this share of the run. */
const shareOfSmallStages = 0.02;

/** Needs per stage, in order of execution, each with the least that any setting brings it down to. */
export function estimatePlan(
  configs: CheckpointConfigs,
  stored: StoredDtypes,
  plan: WanPlan,
): readonly StageEstimate[] {
  const least = estimateStages(configs, stored, frugal(plan));
  return estimateStages(configs, stored, plan).map((estimate) => {
    const other = least.find(({ stage }) => stage === estimate.stage)?.peakBytes ?? estimate.peakBytes;
    return { ...estimate, leastBytes: Math.min(estimate.peakBytes, other) };
  });
}

/** The same request under the most frugal options that a plan turns to by itself. */
function frugal(plan: WanPlan): WanPlan {
  const smallest = usefulTilings(plan.request).at(-1) ?? null;
  const tiling = smallest && { ...smallest };
  const vae = { tiling, ...(plan.options.images && { encodeTiling: tiling }) };
  return {
    ...plan,
    options: { ...plan.options, residency: 'stream', precision: { transformer: 'int8' }, vae },
  };
}

function estimateStages(
  configs: CheckpointConfigs,
  stored: StoredDtypes,
  plan: WanPlan,
): readonly StageEstimate[] {
  const text = estimateEncodeText(configs, plan.request, stored.textEncoder);
  const denoise = estimateDenoise(configs, plan, stored.transformer);
  const decode = estimateDecode(configs, plan, stored.vae);
  const image = plan.options.images ? [estimateEncodeImage(configs, plan, stored.vae)] : [];
  const work =
    [text, ...image, denoise, decode].reduce((sum, stage) => sum + stage.work, 0) * shareOfSmallStages;
  /** The process is up, but has nothing to do. */
  const idle = (stage: string) => {
    const process = text.parts.process ?? 0;
    return { stage, peakBytes: process, work, parts: { process } };
  };
  const quantize = plan.options.precision.transformer === 'source' ? [] : [idle('quantize')];
  return [text, ...quantize, ...image, denoise, decode, idle('write')];
}
