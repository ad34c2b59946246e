import { GraphBuilder, type Weights } from '@retake/onnx';
import type { VaeConfig } from '../config/vae-config.js';
import { LayerWriter } from '../layers/layer-writer.js';
import { causalConv, normedConv, pointConv } from './causal-layers.js';
import { type DecoderLevel, decoderPlan } from './decoder-plan.js';
import { dimsOf, type Feature } from './feature.js';
import { middle } from './middle.js';
import { duplicateUp } from './resampling-shortcuts.js';
import { residualBlock } from './residual-block.js';
import { upsampleSpace, upsampleTime } from './upsample.js';
import { type ClipSize, type Span, type VaeGraph, VaeWriter } from './vae-writer.js';

/**
 * The decoder of AutoencoderKLWan: `latents` [1,z,T,h,w], denormalised → `frames` [1,colours,F,H,W], not clamped and
 * still patchified (2.2 type). Sizes are fixed in the graph so that the runtime can take the memory of the results
 * beforehand. T is 1 in a `first` and a `next` graph.
 */
export function decoderGraph(config: VaeConfig, weights: Weights, size: ClipSize, span: Span): VaeGraph {
  const graph = new GraphBuilder(`vae/decoder ${size.join('x')} ${span}`);
  const writer = new VaeWriter(new LayerWriter(graph, { weights, residency: 'resident' }), span);
  const { inner, levels } = decoderPlan(config);
  const { z_dim: z, out_channels: colours } = config;
  const [frames, rows, columns] = size;
  const value = graph.input('latents', 'float32', [1, z, ...size]);

  let x = pointConv(writer, { value, channels: z, frames, rows, columns }, 'post_quant_conv', z);
  x = causalConv(writer, x, 'decoder.conv_in', inner);
  x = middle(writer, x, 'decoder.mid_block');
  for (const level of levels) x = levelLayers(writer, x, level);
  x = normedConv(writer, x, { norm: 'decoder.norm_out', conv: 'decoder.conv_out' }, colours);
  graph.output(x.value, 'float32', dimsOf(x), 'frames');
  return writer.build();
}

function levelLayers(writer: VaeWriter, input: Feature, level: DecoderLevel): Feature {
  let x = input;
  for (let block = 0; block < level.blocks; block++)
    x = residualBlock(writer, x, `${level.name}.resnets.${block}`, level.to);
  if (level.upsample === 'none') return x;
  if (level.upsample === 'time') x = upsampleTime(writer, x, level.sampler);
  x = upsampleSpace(writer, x, level.sampler, level.sampled);
  if (!level.shortcut) return x;
  const factors = { time: level.upsample === 'time' ? 2 : 1, space: 2 } as const;
  const copies = duplicateUp(writer, input, level.sampled, factors);
  return { ...x, value: writer.layers.graph.node('Add', [x.value, copies.value]) };
}
