import { GraphBuilder } from '@retake/onnx';
import type { Graph } from '@retake/plugin-api';
import type { TransformerConfig } from '../config/transformer-config.js';
import { gelu } from '../layers/activations.js';
import { asBatch, attention } from '../layers/attention.js';
import { LayerWriter, type LayerWriterOptions } from '../layers/layer-writer.js';
import { Modulation, type TokenParts } from './modulation.js';

/** Rows of a block's modulation, in the checkpoint's order. */
const rows = { shift1: 0, scale1: 1, gate1: 2, shift2: 3, scale2: 4, gate2: 5 } as const;

/**
 * Block `index` of WanTransformer3DModel:
 * `x` [S,D], `modulation` [parts,6,D], with two parts `part_lengths` [2], `text` [rows,D], `text_index` [textLength],
 * `rope_cos`/`rope_sin` [S,headDim/2] → `hidden` [S,D].
 * `text_index` says which projected text row stands at each place of the full text; padding is one shared row.
 */
export function blockGraph(
  config: TransformerConfig,
  index: number,
  parts: TokenParts,
  options: LayerWriterOptions,
): Graph {
  const graph = new GraphBuilder(`transformer/block ${index}`);
  const layers = new LayerWriter(graph, options);
  const prefix = `blocks.${index}`;
  const x = graph.input('x', 'float32', ['tokens', 'width']);
  const condition = graph.input('modulation', 'float32', [parts, 6, 'width']);
  const text = graph.input('text', 'float32', ['text_rows', 'width']);
  const textIndex = graph.input('text_index', 'int64', ['text_length']);
  graph.input('rope_cos', 'float32', ['tokens', 'half_head']);
  graph.input('rope_sin', 'float32', ['tokens', 'half_head']);
  const block = { config, layers, prefix };
  const table = `${prefix}.scale_shift_table`;
  const modulation = new Modulation({ layers, parts, table, condition, rows: 6, eps: config.eps });

  const attended = selfAttention(block, modulation.norm(x, rows.scale1, rows.shift1));
  const afterSelf = modulation.gated(x, attended, rows.gate1);
  const crossed = crossAttention(block, affineNorm(block, afterSelf), text, textIndex);
  const afterCross = graph.node('Add', [afterSelf, crossed]);
  const fed = feedForward(block, modulation.norm(afterCross, rows.scale2, rows.shift2));
  graph.output(modulation.gated(afterCross, fed, rows.gate2), 'float32', ['tokens', 'width'], 'hidden');
  return graph.build();
}

interface Block {
  readonly config: TransformerConfig;
  readonly layers: LayerWriter;
  readonly prefix: string;
}

function selfAttention({ config, layers, prefix }: Block, y: string): string {
  const name = `${prefix}.attn1`;
  const [query, key] = ['q', 'k'].map((part) => {
    const projected = layers.linear(y, `${name}.to_${part}`);
    return rotary(layers, layers.rmsNorm(projected, `${name}.norm_${part}.weight`, config.eps), config);
  }) as [string, string];
  const value = layers.linear(y, `${name}.to_v`);
  const out = attention(layers, { query, key, value, heads: config.num_attention_heads });
  return layers.linear(out, `${name}.to_out.0`);
}

function crossAttention({ config, layers, prefix }: Block, y: string, text: string, index: string): string {
  const name = `${prefix}.attn2`;
  const everywhere = (rows: string) =>
    layers.graph.node('Gather', [rows, index], { attributes: { axis: 0 } });
  const query = layers.rmsNorm(layers.linear(y, `${name}.to_q`), `${name}.norm_q.weight`, config.eps);
  const key = layers.rmsNorm(layers.linear(text, `${name}.to_k`), `${name}.norm_k.weight`, config.eps);
  const value = layers.linear(text, `${name}.to_v`);
  const out = attention(layers, {
    query,
    key: everywhere(key),
    value: everywhere(value),
    heads: config.num_attention_heads,
  });
  return layers.linear(out, `${name}.to_out.0`);
}

function feedForward({ layers, prefix }: Block, y: string): string {
  const inner = gelu(layers.graph, layers.linear(y, `${prefix}.ffn.net.0.proj`));
  return layers.linear(inner, `${prefix}.ffn.net.2`);
}

function affineNorm({ config, layers, prefix }: Block, x: string): string {
  const [gain, bias] = [layers.tensor(`${prefix}.norm2.weight`), layers.tensor(`${prefix}.norm2.bias`)];
  return layers.graph.node('LayerNormalization', [x, gain, bias], {
    attributes: { axis: -1, epsilon: config.eps },
  });
}

/** Rotates adjacent channel pairs of every head by the tables, one row per token. */
function rotary(layers: LayerWriter, x: string, config: TransformerConfig): string {
  const rotated = layers.graph.node(
    'RotaryEmbedding',
    [asBatch(layers, x), layers.integers(0), 'rope_cos', 'rope_sin'],
    { domain: 'com.microsoft', attributes: { interleaved: 1, num_heads: config.num_attention_heads } },
  );
  return layers.graph.node('Squeeze', [rotated, layers.integers(0)]);
}
