import { GraphBuilder } from '@retake/onnx';
import type { Graph } from '@retake/plugin-api';
import type { TransformerConfig } from '../config/transformer-config.js';
import { gelu, silu } from '../layers/activations.js';
import { LayerWriter, type LayerWriterOptions } from '../layers/layer-writer.js';
import { Modulation, type TokenParts } from './modulation.js';

/** Channels of a token: heads · head width. */
export function innerWidth(config: TransformerConfig): number {
  return config.num_attention_heads * config.attention_head_dim;
}

/** Sinusoids `x` [parts,freqDim] → `temb` [parts,1,D] and `modulation` [parts,6,D]. */
export function conditionGraph(config: TransformerConfig, options: LayerWriterOptions): Graph {
  const width = innerWidth(config);
  const graph = new GraphBuilder('transformer/timestep');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', ['parts', 'frequencies']);
  const hidden = silu(graph, layers.linear(x, 'condition_embedder.time_embedder.linear_1'));
  const temb = layers.linear(hidden, 'condition_embedder.time_embedder.linear_2');
  const projected = layers.linear(silu(graph, temb), 'condition_embedder.time_proj');
  for (const [value, rows, name] of [
    [temb, 1, 'temb'],
    [projected, 6, 'modulation'],
  ] as const) {
    const shaped = graph.node('Reshape', [value, layers.integers(-1, rows, width)]);
    graph.output(shaped, 'float32', ['parts', rows, width], name);
  }
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

/** `x` [S,D], `temb` [parts,1,D], with two parts `part_lengths` [2] → `velocity` [S, pt·ph·pw·outChannels]. */
export function headGraph(config: TransformerConfig, parts: TokenParts, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder('transformer/head');
  const layers = new LayerWriter(graph, options);
  const x = graph.input('x', 'float32', ['tokens', 'width']);
  const condition = graph.input('temb', 'float32', [parts, 1, 'width']);
  const table = 'scale_shift_table';
  const modulation = new Modulation({ layers, parts, table, condition, rows: 2, eps: config.eps });
  const y = modulation.norm(x, headRows.scale, headRows.shift);
  const [pt, ph, pw] = config.patch_size;
  const features = pt * ph * pw * config.out_channels;
  graph.output(layers.linear(y, 'proj_out'), 'float32', ['tokens', features], 'velocity');
  return graph.build();
}

/** Rows of the head's table: the shift comes first. */
const headRows = { shift: 0, scale: 1 } as const;
