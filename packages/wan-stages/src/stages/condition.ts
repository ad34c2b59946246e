import type { StageContext, Tensor } from '@retake/plugin-api';
import { joinChannels, keepFirstFrame, type TokenTimesteps } from '@retake/wan';
import { readTensors } from './read-tensors.js';
import type { StageTools } from './stage-tools.js';

type Latents = Tensor<'float32'>;

/** What an image does to a denoise. */
export interface Condition {
  /** What the transformer sees of latents [C,T,h,w]. */
  input(latents: Latents): Latents;
  timestep(timestep: number): TokenTimesteps;
  /** Latents as they are shown and handed on. */
  result(latents: Latents): Latents;
}

const unconditioned: Condition = {
  input: (latents) => latents,
  timestep: (timestep) => timestep,
  result: (latents) => latents,
};

/**
 * Reads what `encode_image` left. Image to video joins mask and image latents [20,T,h,w] to every input. Text and image to
 * video keeps the image's latents [48,1,h,w] as the first frame of every input and of the result, at timestep 0.
 */
export async function readCondition(
  { plan, configs }: Pick<StageTools, 'plan' | 'configs'>,
  context: Pick<StageContext, 'inputs'>,
): Promise<Condition> {
  if (!plan.options.images) return unconditioned;
  const condition = (await readTensors(context, 'encode_image', 'condition'))('condition');
  if (configs.conditioning === 'image-required')
    return { ...unconditioned, input: (latents) => joinChannels(latents, condition) };
  const keep = (latents: Latents) => keepFirstFrame(latents, condition);
  return { input: keep, timestep: (rest) => ({ first: 0, rest }), result: keep };
}
