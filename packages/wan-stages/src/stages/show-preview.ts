import type { StageContext, Tensor } from '@retake/plugin-api';
import { type FlowSampler, type LatentRgb, previewLatents } from '@retake/wan';
import type { Condition } from './condition.js';

export interface PreviewOf {
  readonly sampler: FlowSampler;
  readonly condition: Condition;
  /** [C,T,h,w] */
  readonly dims: readonly number[];
  /** Those of the checkpoint's VAE; absent: the published ones. */
  readonly colours: LatentRgb | undefined;
}

/** Hands out what the clip would look like by the sampler's newest prediction of the clean latents. */
export function showPreview(
  { preview }: Pick<StageContext, 'preview'>,
  { sampler, condition, dims, colours }: PreviewOf,
): void {
  const { estimate: data } = sampler;
  if (!data) return;
  const clean: Tensor<'float32'> = { type: 'float32', dims, data };
  preview({ step: sampler.state().finished, ...previewLatents(condition.result(clean), colours) });
}
