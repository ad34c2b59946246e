import { GraphBuilder, type Weights } from '@retake/onnx';
import type { VaeConfig } from '../config/vae-config.js';
import { LayerWriter } from '../layers/layer-writer.js';
import { causalConv, normedConv, pointConv } from './causal-layers.js';
import { downsampleSpace, downsampleTime } from './downsample.js';
import { type EncoderLevel, encoderPlan } from './encoder-plan.js';
import { dimsOf, type Feature } from './feature.js';
import { middle } from './middle.js';
import { averageDown } from './resampling-shortcuts.js';
import { residualBlock } from './residual-block.js';
import { type ClipSize, type Span, type VaeGraph, VaeWriter } from './vae-writer.js';

const channelAxis = 1;

/**
 * The encoder of AutoencoderKLWan: `frames` [1,colours,F,H,W] in −1…1, patchified (2.2 type) → `mean` [1,z,T,h,w], not
 * normalised. The log-variance is left out. F is 1 in a `first` graph and the temporal factor (4) in a `next` one.
 */
export function encoderGraph(config: VaeConfig, weights: Weights, size: ClipSize, span: Span): VaeGraph {
  const graph = new GraphBuilder(`vae/encoder ${size.join('x')} ${span}`);
  const writer = new VaeWriter(new LayerWriter(graph, { weights, residency: 'resident' }), span);
  const { levels } = encoderPlan(config);
  const { z_dim: z, in_channels: channels } = config;
  const [frames, rows, columns] = size;
  const value = graph.input('frames', 'float32', [1, channels, ...size]);

  let x = causalConv(writer, { value, channels, frames, rows, columns }, 'encoder.conv_in', config.base_dim);
  for (const level of levels) x = levelLayers(writer, x, level);
  x = middle(writer, x, 'encoder.mid_block');
  x = normedConv(writer, x, { norm: 'encoder.norm_out', conv: 'encoder.conv_out' }, 2 * z);
  x = pointConv(writer, x, 'quant_conv', 2 * z);
  const { layers } = writer;
  const ends = [layers.integers(0), layers.integers(z), layers.integers(channelAxis)];
  const mean = { ...x, channels: z, value: graph.node('Slice', [x.value, ...ends]) };
  graph.output(mean.value, 'float32', dimsOf(mean), 'mean');
  return writer.build();
}

function levelLayers(writer: VaeWriter, input: Feature, level: EncoderLevel): Feature {
  let x = input;
  for (const name of level.blocks) x = residualBlock(writer, x, name, level.to);
  if (level.downsample !== 'none') x = downsampleSpace(writer, x, level.sampler);
  if (level.downsample === 'time') x = downsampleTime(writer, x, level.sampler);
  if (!level.shortcut) return x;
  const factors = {
    time: level.downsample === 'time' ? 2 : 1,
    space: level.downsample === 'none' ? 1 : 2,
  } as const;
  const means = averageDown(writer, input, level.to, factors);
  return { ...x, value: writer.layers.graph.node('Add', [x.value, means.value]) };
}
