import { channelNorm, pointConv } from './causal-layers.js';
import { dimsOf, type Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

/** Attention of x over the positions of each frame, one head as wide as the channels, plus x. */
export function frameAttention(writer: VaeWriter, x: Feature, prefix: string): Feature {
  const { layers } = writer;
  const { graph } = layers;
  const normed = channelNorm(writer, x, `${prefix}.norm.gamma`);
  const all = pointConv(writer, normed, `${prefix}.to_qkv`, 3 * x.channels);
  const parts = graph.nodeOutputs('Split', [positionRows(writer, all)], {
    outputs: 3,
    attributes: { axis: 2, num_outputs: 3 },
  });
  const attended = graph.node('MultiHeadAttention', parts, {
    domain: 'com.microsoft',
    attributes: { num_heads: 1 },
  });
  const channelsFirst = graph.node('Transpose', [attended], { attributes: { perm: [2, 0, 1] } });
  const value = graph.node('Reshape', [channelsFirst, layers.integers(...dimsOf(x))]);
  const projected = pointConv(writer, { ...x, value }, `${prefix}.proj`, x.channels);
  return { ...x, value: graph.node('Add', [x.value, projected.value]) };
}

/** [1,C,F,h,w] → [F, h·w, C] */
function positionRows({ layers }: VaeWriter, x: Feature): string {
  const shape = layers.integers(x.channels, x.frames, x.rows * x.columns);
  const flat = layers.graph.node('Reshape', [x.value, shape]);
  return layers.graph.node('Transpose', [flat], { attributes: { perm: [1, 2, 0] } });
}
