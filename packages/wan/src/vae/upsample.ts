import type { LayerWriter } from '../layers/layer-writer.js';
import { causalConv } from './causal-layers.js';

const frameAxis = 2;

/** Doubles rows and columns of x [1,C,F,h,w], then a 3×3 convolution per frame to half the channels. */
export function upsampleSpace(layers: LayerWriter, x: string, prefix: string, channels: number): string {
  const { graph } = layers;
  const scales = 'upsample.scales';
  if (!graph.has(scales)) graph.constant(scales, 'float32', [4], [1, 1, 2, 2]);
  const frames = graph.node('Squeeze', [x, layers.integers(0)]);
  const doubled = graph.node('Resize', [frames, '', scales], {
    attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
  });
  const batch = graph.node('Unsqueeze', [doubled, layers.integers(0)]);
  return causalConv(layers, batch, `${prefix}.resample.1`, [channels / 2, channels, 1, 3, 3]);
}

/**
 * Makes 2n − 1 frames of n > 1: the first stays and is hidden from the convolution, every other one becomes two, which
 * the convolution gives as two halves of its channels.
 */
export function upsampleTime(layers: LayerWriter, x: string, prefix: string, channels: number): string {
  const { graph } = layers;
  const axis = layers.integers(frameAxis);
  const first = graph.node('Slice', [x, layers.integers(0), layers.integers(1), axis]);
  const end = layers.integers(Number.MAX_SAFE_INTEGER);
  const rest = graph.node('Slice', [x, layers.integers(1), end, axis]);
  const pairs = causalConv(layers, rest, `${prefix}.time_conv`, [2 * channels, channels, 3, 1, 1]);
  return graph.node('Concat', [first, interleave(layers, pairs, channels)], {
    attributes: { axis: frameAxis },
  });
}

/** [1,2C,n,h,w] → [1,C,2n,h,w], alternating between the halves. */
function interleave(layers: LayerWriter, x: string, channels: number): string {
  const { graph } = layers;
  const halves = graph.nodeOutputs('Split', [x], { outputs: 2, attributes: { axis: 1, num_outputs: 2 } });
  const slots = halves.map((half) => graph.node('Unsqueeze', [half, layers.integers(frameAxis + 1)]));
  const pairs = graph.node('Concat', slots, { attributes: { axis: frameAxis + 1 } });
  const picture = graph.node('Shape', [x], { attributes: { start: 3 } });
  const shape = graph.node('Concat', [layers.integers(1, channels, -1), picture], {
    attributes: { axis: 0 },
  });
  return graph.node('Reshape', [pairs, shape]);
}
