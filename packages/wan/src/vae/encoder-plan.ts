import type { VaeConfig } from '../config/vae-config.js';

/** One level of the encoder, full resolution first. */
export interface EncoderLevel {
  readonly from: number;
  readonly to: number;
  /** Names of the residual blocks. */
  readonly blocks: readonly string[];
  /** What follows the blocks: nothing, halved rows and columns, or halved time as well. */
  readonly downsample: 'none' | 'space' | 'time';
  readonly sampler: string;
  /** Means of the level's input are added to what it gives (2.2 type). */
  readonly shortcut: boolean;
}

/**
 * Channels and levels of AutoencoderKLWan's encoder. The 2.1 type numbers blocks and downsampling in one row, the 2.2
 * type (`is_residual`) by level.
 */
export function encoderPlan(config: VaeConfig): { readonly inner: number; readonly levels: EncoderLevel[] } {
  const { base_dim: base, is_residual: residual, num_res_blocks: blocks } = config;
  const widths = config.dim_mult.map((factor) => base * factor);
  const row = 'encoder.down_blocks';
  const levels = widths.map((to, index): EncoderLevel => {
    const last = index === widths.length - 1;
    const start = index * (blocks + 1);
    const names = (name: (at: number) => string) => Array.from({ length: blocks }, (_, at) => name(at));
    return {
      from: widths[index - 1] ?? base,
      to,
      blocks: residual
        ? names((at) => `${row}.${index}.resnets.${at}`)
        : names((at) => `${row}.${start + at}`),
      downsample: last ? 'none' : config.temperal_downsample[index] ? 'time' : 'space',
      sampler: residual ? `${row}.${index}.downsampler` : `${row}.${start + blocks}`,
      shortcut: residual,
    };
  });
  return { inner: widths.at(-1) ?? base, levels };
}
