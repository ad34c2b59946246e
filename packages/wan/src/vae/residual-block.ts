import type { LayerWriter } from '../layers/layer-writer.js';
import { causalConv, normedConv } from './causal-layers.js';

/** Two normed convolutions and a shortcut, itself a 1×1×1 convolution where the channels change. */
export function residualBlock(
  layers: LayerWriter,
  x: string,
  prefix: string,
  from: number,
  to: number,
): string {
  const shortcut = from === to ? x : causalConv(layers, x, `${prefix}.conv_shortcut`, [to, from, 1, 1, 1]);
  const names = (part: 1 | 2) => ({ norm: `${prefix}.norm${part}`, conv: `${prefix}.conv${part}` });
  const inner = normedConv(layers, x, names(1), from, to);
  return layers.graph.node('Add', [normedConv(layers, inner, names(2), to, to), shortcut]);
}
