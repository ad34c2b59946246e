import { GraphBuilder } from '@retake/onnx';
import type { Graph } from '@retake/plugin-api';
import type { TextEncoderConfig } from '../config/text-encoder-config.js';
import { gelu } from '../layers/activations.js';
import { attention } from '../layers/attention.js';
import { LayerWriter, type LayerWriterOptions } from '../layers/layer-writer.js';

interface Layer {
  readonly config: TextEncoderConfig;
  readonly layers: LayerWriter;
  readonly prefix: string;
}

/** Layer `index` of UMT5's encoder: `x` [n,dModel] and `buckets` [n,n] → `hidden` [n,dModel]. */
export function layerGraph(config: TextEncoderConfig, index: number, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder(`text_encoder/layer ${index}`);
  const layers = new LayerWriter(graph, options);
  const layer = { config, layers, prefix: `encoder.block.${index}` };
  const x = graph.input('x', 'float32', ['tokens', 'width']);
  const buckets = graph.input('buckets', 'int64', ['tokens', 'tokens']);
  const attended = graph.node('Add', [x, selfAttention(layer, x, buckets)]);
  const hidden = graph.node('Add', [attended, feedForward(layer, attended)]);
  graph.output(hidden, 'float32', ['tokens', 'width'], 'hidden');
  return graph.build();
}

/** The norm after the last layer: `x` [n,dModel] → `hidden` [n,dModel]. */
export function finalNormGraph(config: TextEncoderConfig, options: LayerWriterOptions): Graph {
  const graph = new GraphBuilder('text_encoder/final norm');
  const x = graph.input('x', 'float32', ['tokens', 'width']);
  const layers = new LayerWriter(graph, options);
  const hidden = layers.rmsNorm(x, 'encoder.final_layer_norm.weight', config.layer_norm_epsilon);
  graph.output(hidden, 'float32', ['tokens', 'width'], 'hidden');
  return graph.build();
}

function selfAttention({ config, layers, prefix }: Layer, x: string, buckets: string): string {
  const name = `${prefix}.layer.0`;
  const y = layers.rmsNorm(x, `${name}.layer_norm.weight`, config.layer_norm_epsilon);
  const [query, key, value] = ['q', 'k', 'v'].map((part) =>
    layers.linear(y, `${name}.SelfAttention.${part}`),
  ) as [string, string, string];
  const bias = positionBias(layers, `${name}.SelfAttention.relative_attention_bias.weight`, buckets);
  const out = attention(layers, { query, key, value, heads: config.num_heads, scale: 1, bias });
  return layers.linear(out, `${name}.SelfAttention.o`);
}

/** This layer's own table [buckets,heads] looked up for every pair of tokens → [1,heads,n,n]. */
function positionBias(layers: LayerWriter, table: string, buckets: string): string {
  const { graph } = layers;
  const pairs = graph.node('Gather', [layers.tensor(table), buckets], { attributes: { axis: 0 } });
  const heads = graph.node('Transpose', [pairs], { attributes: { perm: [2, 0, 1] } });
  return graph.node('Unsqueeze', [heads, layers.integers(0)]);
}

function feedForward({ config, layers, prefix }: Layer, x: string): string {
  const name = `${prefix}.layer.1`;
  const y = layers.rmsNorm(x, `${name}.layer_norm.weight`, config.layer_norm_epsilon);
  const gate = gelu(layers.graph, layers.linear(y, `${name}.DenseReluDense.wi_0`));
  const inner = layers.graph.node('Mul', [gate, layers.linear(y, `${name}.DenseReluDense.wi_1`)]);
  return layers.linear(inner, `${name}.DenseReluDense.wo`);
}
