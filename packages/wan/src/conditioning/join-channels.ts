import { RetakeError, type Tensor } from '@retake/plugin-api';

/**
 * Stacks [C,T,h,w] tensors of equal T, h, w along their channels, in the given order; for image to video noise [16],
 * mask [4] and condition [16] become [36,T,h,w] (diffusers' WanImageToVideoPipeline).
 * @throws RetakeError `request_invalid` when the sizes differ
 */
export function joinChannels(...parts: readonly Tensor<'float32'>[]): Tensor<'float32'> {
  const [, ...size] = parts[0]?.dims ?? [];
  for (const { dims } of parts)
    if (dims.slice(1).join() !== size.join())
      throw new RetakeError('request_invalid', `latents [${dims}] cannot be joined with [C,${size}]`, {
        facts: { dims: [...dims], expected: [...size] },
      });
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  const channels = parts.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
  return { type: 'float32', dims: [channels, ...size], data };
}
