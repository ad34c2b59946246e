import { GraphBuilder, type Weights } from '@retake/onnx';
import type { Graph } from '@retake/plugin-api';
import type { VaeConfig } from '../config/vae-config.js';
import { LayerWriter } from '../layers/layer-writer.js';
import { causalConv, normedConv } from './causal-layers.js';
import { type DecoderLevel, decoderPlan } from './decoder-plan.js';
import { frameAttention } from './frame-attention.js';
import { residualBlock } from './residual-block.js';
import { upsampleSpace, upsampleTime } from './upsample.js';
import { frameSize } from './vae-scale.js';

/** Latent frames, rows and columns. */
export type LatentSize = readonly [frames: number, rows: number, columns: number];

/**
 * The decoder of AutoencoderKLWan (2.1 type) over a whole sequence: `latents` [1,z,T,h,w], denormalised →
 * `frames` [1,3,F,H,W], not clamped. Sizes are fixed in the graph so that the runtime can take the memory of the
 * result beforehand.
 */
export function decoderGraph(config: VaeConfig, weights: Weights, size: LatentSize): Graph {
  const graph = new GraphBuilder(`vae/decoder ${size.join('x')}`);
  const layers = new LayerWriter(graph, { weights, residency: 'resident' });
  const { inner, levels } = decoderPlan(config);
  const { z_dim: z, out_channels: colours } = config;
  const latents = graph.input('latents', 'float32', [1, z, ...size]);

  let x = causalConv(layers, latents, 'post_quant_conv', [z, z, 1, 1, 1]);
  x = causalConv(layers, x, 'decoder.conv_in', [inner, z, 3, 3, 3]);
  x = residualBlock(layers, x, 'decoder.mid_block.resnets.0', inner, inner);
  x = frameAttention(layers, x, 'decoder.mid_block.attentions.0', inner);
  x = residualBlock(layers, x, 'decoder.mid_block.resnets.1', inner, inner);
  for (const [index, level] of levels.entries())
    x = levelLayers(layers, x, `decoder.up_blocks.${index}`, level, size[0] === 1);
  const last = levels.at(-1)?.to ?? inner;
  x = normedConv(layers, x, { norm: 'decoder.norm_out', conv: 'decoder.conv_out' }, last, colours);
  graph.output(x, 'float32', [1, colours, ...frameSize(config, size)], 'frames');
  return graph.build();
}

/** A single latent frame skips the temporal upsampling, which has nothing to work on. */
function levelLayers(
  layers: LayerWriter,
  input: string,
  prefix: string,
  level: DecoderLevel,
  single: boolean,
): string {
  let x = input;
  for (let block = 0; block < level.blocks; block++)
    x = residualBlock(layers, x, `${prefix}.resnets.${block}`, block === 0 ? level.from : level.to, level.to);
  if (level.upsample === 'none') return x;
  const upsampler = `${prefix}.upsamplers.0`;
  if (level.upsample === 'time' && !single) x = upsampleTime(layers, x, upsampler, level.to);
  return upsampleSpace(layers, x, upsampler, level.to);
}
