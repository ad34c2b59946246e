import { vaeScale } from '@retake/wan';
import type { WanRequest } from '../request/wan-request.js';
import type { CheckpointConfigs } from './read-configs.js';

/** What sizes a checkpoint can make. */
export interface Geometry {
  /** Widths and heights are multiples of these, in pixels. */
  readonly widthStep: number;
  readonly heightStep: number;
  /** Frames are 1 more than a multiple of this. */
  readonly frameStep: number;
  /** Longest clip and side, from the length of the position tables. */
  readonly mostFrames: number;
  readonly mostWidth: number;
  readonly mostHeight: number;
}

export function geometryOf({ vae, transformer }: CheckpointConfigs): Geometry {
  const { space, time } = vaeScale(vae);
  const [, patchHeight, patchWidth] = transformer.patch_size;
  const positions = transformer.rope_max_seq_len;
  return {
    widthStep: space * patchWidth,
    heightStep: space * patchHeight,
    frameStep: time,
    mostFrames: (positions - 1) * time + 1,
    mostWidth: positions * space * patchWidth,
    mostHeight: positions * space * patchHeight,
  };
}

export type Sizes = Pick<WanRequest, 'width' | 'height' | 'frames'>;

/** Shape of the latents, [channels, frames, rows, columns]. */
export function latentShape(
  { vae }: Pick<CheckpointConfigs, 'vae'>,
  { width, height, frames }: Sizes,
): readonly [number, number, number, number] {
  const { space, time } = vaeScale(vae);
  return [vae.z_dim, (frames - 1) / time + 1, height / space, width / space];
}
