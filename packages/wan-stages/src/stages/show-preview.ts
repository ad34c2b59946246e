import type { StageContext } from '@retake/plugin-api';
import { previewLatents, type UniPCMultistep } from '@retake/wan';

/** Hands out what the clip would look like by the sampler's newest prediction of the clean latents [C,T,h,w]. */
export function showPreview(
  { preview }: Pick<StageContext, 'preview'>,
  sampler: UniPCMultistep,
  dims: readonly number[],
): void {
  const { finished, clean } = sampler.state();
  const [newest] = clean;
  if (newest) preview({ step: finished, ...previewLatents({ dims, data: newest }) });
}
