import type { VaeConfig } from '../config/vae-config.js';

/** One level of the decoder, deepest first. */
export interface DecoderLevel {
  readonly from: number;
  readonly to: number;
  readonly blocks: number;
  /** What follows the blocks: nothing, doubled rows and columns, or doubled time as well. */
  readonly upsample: 'none' | 'space' | 'time';
}

/** Channels and levels of AutoencoderKLWan's decoder (2.1 type). Upsampling halves the channels. */
export function decoderPlan(config: VaeConfig): { readonly inner: number; readonly levels: DecoderLevel[] } {
  const base = config.decoder_base_dim ?? config.base_dim;
  const widths = [...config.dim_mult].reverse().map((factor) => base * factor);
  const temporal = [...config.temperal_downsample].reverse();
  const inner = widths[0] ?? base;
  let from = inner;
  const levels = widths.map((to, index): DecoderLevel => {
    const last = index === widths.length - 1;
    const level = {
      from,
      to,
      blocks: config.num_res_blocks + 1,
      upsample: last ? 'none' : temporal[index] ? 'time' : 'space',
    } as const;
    from = to / 2;
    return level;
  });
  return { inner, levels };
}
