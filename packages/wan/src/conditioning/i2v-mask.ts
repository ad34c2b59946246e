import type { Tensor } from '@retake/plugin-api';

/** One channel per pixel frame that a latent frame stands for. */
const channels = 4;

/**
 * Which pixel frames of image to video are given, as [4,T,h,w]: 1 in all channels of the first latent frame, and with a
 * last image 1 in the last channel of the last latent frame; else 0 (diffusers' WanImageToVideoPipeline).
 */
export function i2vMask(
  latentFrames: number,
  latentHeight: number,
  latentWidth: number,
  lastImage: boolean,
): Tensor<'float32'> {
  const area = latentHeight * latentWidth;
  const size = latentFrames * area;
  const data = new Float32Array(channels * size);
  for (let channel = 0; channel < channels; channel++) data.fill(1, channel * size, channel * size + area);
  if (lastImage) data.fill(1, data.length - area);
  return { type: 'float32', dims: [channels, latentFrames, latentHeight, latentWidth], data };
}
