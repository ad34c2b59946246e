import { normedConv, pointConv } from './causal-layers.js';
import type { Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

/** Two normed convolutions and a shortcut, itself a 1×1×1 convolution where the channels change. */
export function residualBlock(writer: VaeWriter, x: Feature, prefix: string, to: number): Feature {
  const shortcut = x.channels === to ? x : pointConv(writer, x, `${prefix}.conv_shortcut`, to);
  const names = (part: 1 | 2) => ({ norm: `${prefix}.norm${part}`, conv: `${prefix}.conv${part}` });
  const inner = normedConv(writer, x, names(1), to);
  const outer = normedConv(writer, inner, names(2), to);
  return { ...outer, value: writer.layers.graph.node('Add', [outer.value, shortcut.value]) };
}
