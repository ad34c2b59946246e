import type { Feature } from './feature.js';
import { frameAttention } from './frame-attention.js';
import { residualBlock } from './residual-block.js';
import type { VaeWriter } from './vae-writer.js';

/** Residual block, attention, residual block: the deepest layers of encoder and decoder. */
export function middle(writer: VaeWriter, input: Feature, prefix: string): Feature {
  let x = residualBlock(writer, input, `${prefix}.resnets.0`, input.channels);
  x = frameAttention(writer, x, `${prefix}.attentions.0`);
  return residualBlock(writer, x, `${prefix}.resnets.1`, input.channels);
}
