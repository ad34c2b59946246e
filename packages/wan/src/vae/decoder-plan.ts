import type { VaeConfig } from '../config/vae-config.js';

/** One level of the decoder, deepest first. */
export interface DecoderLevel {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly blocks: number;
  /** What follows the blocks: nothing, doubled rows and columns, or doubled time as well. */
  readonly upsample: 'none' | 'space' | 'time';
  /** Name and outgoing channels of the upsampling. */
  readonly sampler: string;
  readonly sampled: number;
  /** Copies of the level's input are added to what it gives (2.2 type). */
  readonly shortcut: boolean;
}

/**
 * Channels and levels of AutoencoderKLWan's decoder. In the 2.1 type upsampling halves the channels, in the 2.2 type
 * (`is_residual`) it keeps them.
 */
export function decoderPlan(config: VaeConfig): { readonly inner: number; readonly levels: DecoderLevel[] } {
  const { is_residual: residual } = config;
  const base = config.decoder_base_dim ?? config.base_dim;
  const widths = [...config.dim_mult].reverse().map((factor) => base * factor);
  const temporal = [...config.temperal_downsample].reverse();
  const inner = widths[0] ?? base;
  let from = inner;
  const levels = widths.map((to, index): DecoderLevel => {
    const last = index === widths.length - 1;
    const name = `decoder.up_blocks.${index}`;
    const level = {
      name,
      from,
      to,
      blocks: config.num_res_blocks + 1,
      upsample: last ? 'none' : temporal[index] ? 'time' : 'space',
      sampler: residual ? `${name}.upsampler` : `${name}.upsamplers.0`,
      sampled: last || residual ? to : to / 2,
      shortcut: residual && !last,
    } as const;
    from = level.sampled;
    return level;
  });
  return { inner, levels };
}
