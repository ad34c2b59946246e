import type { Tensor } from '@retake/plugin-api';
import type { LatentGrid } from './latent-grid.js';

/**
 * Cuts latents [C,T,h,w] into tokens [S, C·pt·ph·pw], time slowest and column fastest, features in the order channel,
 * frame, row, column. With a Gemm this is WanTransformer3DModel's patch embedding convolution.
 */
export function patchify(latents: Tensor<'float32'>, grid: LatentGrid): Tensor<'float32'> {
  const [pt, ph, pw] = grid.patch;
  const features = grid.channels * pt * ph * pw;
  const data = new Float32Array(grid.tokens * features);
  let at = 0;
  for (let t = 0; t < grid.frames; t += pt)
    for (let y = 0; y < grid.height; y += ph)
      for (let x = 0; x < grid.width; x += pw)
        for (let c = 0; c < grid.channels; c++)
          for (let row = 0; row < pt * ph; row++) {
            const frame = c * grid.frames + t + Math.floor(row / ph);
            const from = (frame * grid.height + y + (row % ph)) * grid.width + x;
            for (let column = 0; column < pw; column++) data[at++] = latents.data[from + column] ?? 0;
          }
  return { type: 'float32', dims: [grid.tokens, features], data };
}
