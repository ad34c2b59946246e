import { GraphBuilder } from '@retake/onnx';
import type { Graph } from '@retake/plugin-api';
import type { TransformerConfig } from '../config/transformer-config.js';
import { gelu, silu } from '../layers/activations.js';
import { LayerWriter, type LayerWriterOptions } from '../layers/layer-writer.js';
import { modulatedNorm, modulationRows } from './modulation.js';

/** Channels of a token: heads · head width. */
export function innerWidth(config: TransformerConfig): number {
  return config.num_attention_heads * config.attention_head_dim;
}

/** Sinusoid `x` [1,freqDim] → `temb` [1,D] and `modulation` [6,D]. */
export function conditionGraph(config: TransformerConfig, options: LayerWriterOptions): Graph {
  const width = innerWidth(config);
  const graph = new GraphBuilder('transformer/timestep');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', [1, 'frequencies']);
  const hidden = silu(graph, layers.linear(x, 'condition_embedder.time_embedder.linear_1'));
  const temb = layers.linear(hidden, 'condition_embedder.time_embedder.linear_2');
  const projected = layers.linear(silu(graph, temb), 'condition_embedder.time_proj');
  const rows = graph.node('Reshape', [projected, layers.integers(6, -1)]);
  graph.output(temb, 'float32', [1, width], 'temb');
  graph.output(rows, 'float32', [6, width], 'modulation');
  return graph.build();
}

/** Text embeddings `x` [rows,textDim] → `text` [rows,D]. */
export function textGraph(config: TransformerConfig, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder('transformer/text');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', ['rows', 'text_width']);
  const hidden = gelu(graph, layers.linear(x, 'condition_embedder.text_embedder.linear_1'));
  const text = layers.linear(hidden, 'condition_embedder.text_embedder.linear_2');
  graph.output(text, 'float32', ['rows', innerWidth(config)], 'text');
  return graph.build();
}

/** Patches `x` [S,features] → `hidden` [S,D]; the convolution's kernel is its stride, so it is a Gemm. */
export function patchGraph(config: TransformerConfig, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder('transformer/patches');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', ['tokens', 'features']);
  graph.output(layers.linear(x, 'patch_embedding'), 'float32', ['tokens', innerWidth(config)], 'hidden');
  return graph.build();
}

/** `x` [S,D] and `temb` [1,D] → `velocity` [S, pt·ph·pw·outChannels]. */
export function headGraph(config: TransformerConfig, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder('transformer/head');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', ['tokens', 'width']);
  const temb = graph.input('temb', 'float32', [1, 'width']);
  const [shift, scale] = modulationRows(layers, 'scale_shift_table', temb, 2) as [string, string];
  const y = modulatedNorm(layers, x, scale, shift, config.eps);
  const [pt, ph, pw] = config.patch_size;
  const features = pt * ph * pw * config.out_channels;
  graph.output(layers.linear(y, 'proj_out'), 'float32', ['tokens', features], 'velocity');
  return graph.build();
}
