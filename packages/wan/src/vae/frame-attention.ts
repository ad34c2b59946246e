import type { LayerWriter } from '../layers/layer-writer.js';
import { causalConv, channelNorm } from './causal-layers.js';

/** Attention of x [1,C,F,h,w] over the positions of each frame, one head of width C, plus x. */
export function frameAttention(layers: LayerWriter, x: string, prefix: string, channels: number): string {
  const { graph } = layers;
  const normed = channelNorm(layers, x, `${prefix}.norm.gamma`, channels);
  const all = causalConv(layers, normed, `${prefix}.to_qkv`, [3 * channels, channels, 1, 1, 1]);
  const parts = graph.nodeOutputs('Split', [positionRows(layers, all)], {
    outputs: 3,
    attributes: { axis: 2, num_outputs: 3 },
  });
  const attended = graph.node('MultiHeadAttention', parts, {
    domain: 'com.microsoft',
    attributes: { num_heads: 1 },
  });
  const channelsFirst = graph.node('Transpose', [attended], { attributes: { perm: [2, 0, 1] } });
  const back = graph.node('Reshape', [channelsFirst, graph.node('Shape', [x])]);
  return graph.node('Add', [x, causalConv(layers, back, `${prefix}.proj`, [channels, channels, 1, 1, 1])]);
}

/** [1,C,F,h,w] → [F, h·w, C] */
function positionRows(layers: LayerWriter, x: string): string {
  const { graph } = layers;
  const flat = graph.node('Reshape', [x, layers.integers(0, 0, 0, -1)]);
  const frames = graph.node('Squeeze', [flat, layers.integers(0)]);
  return graph.node('Transpose', [frames], { attributes: { perm: [1, 2, 0] } });
}
