import { RetakeError, type Tensor } from '@retake/plugin-api';

/**
 * Latents [C,T,h,w] with frame 0 replaced by the image's [C,1,h,w]: what the transformer of text and image to video sees
 * at every step, and what is decoded at the end. `latents` is not changed.
 * @throws RetakeError `request_invalid` when the sizes differ
 */
export function keepFirstFrame(latents: Tensor<'float32'>, image: Tensor<'float32'>): Tensor<'float32'> {
  const [channels = 0, frames = 0, height = 0, width = 0] = latents.dims;
  const expected = [channels, 1, height, width];
  if (image.dims.join() !== expected.join())
    throw new RetakeError(
      'request_invalid',
      `image latents [${image.dims}] do not fit latents [${latents.dims}]`,
      {
        facts: { dims: [...image.dims], expected },
      },
    );
  const area = height * width;
  const data = latents.data.slice();
  for (let channel = 0; channel < channels; channel++)
    data.set(image.data.subarray(channel * area, (channel + 1) * area), channel * frames * area);
  return { ...latents, data };
}
