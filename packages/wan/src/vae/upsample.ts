import { causalConv } from './causal-layers.js';
import { dimsOf, type Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

const frameAxis = 2;
/** Earlier frames that the temporal convolution sees. */
const reach = 2;

/** Doubles rows and columns of x, then a 3×3 convolution per frame to `channels`. */
export function upsampleSpace(writer: VaeWriter, x: Feature, prefix: string, channels: number): Feature {
  const { layers } = writer;
  const { graph } = layers;
  const scales = 'upsample.scales';
  if (!graph.has(scales)) graph.constant(scales, 'float32', [4], [1, 1, 2, 2]);
  const frames = graph.node('Squeeze', [x.value, layers.integers(0)]);
  const doubled = graph.node('Resize', [frames, '', scales], {
    attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
  });
  const value = graph.node('Unsqueeze', [doubled, layers.integers(0)]);
  const large = { ...x, value, rows: 2 * x.rows, columns: 2 * x.columns };
  return causalConv(writer, large, `${prefix}.resample.1`, channels, [1, 3, 3]);
}

/**
 * Makes two of every frame but the first of the sequence, which is hidden from the convolution; the convolution gives
 * the two as halves of its channels. n → 2n − 1 frames, in further chunks 2n.
 */
export function upsampleTime(writer: VaeWriter, x: Feature, prefix: string): Feature {
  const name = `${prefix}.time_conv`;
  if (writer.span === 'next') return doubledFrames(writer, x, name);
  writer.forget(x, name, reach);
  if (x.frames === 1) return x;
  const { layers } = writer;
  const part = (from: number, to: number) => ({
    ...x,
    frames: to - from,
    value: layers.graph.node('Slice', [
      x.value,
      layers.integers(from),
      layers.integers(to),
      layers.integers(frameAxis),
    ]),
  });
  const rest = doubledFrames(writer, part(1, x.frames), name);
  const value = layers.graph.node('Concat', [part(0, 1).value, rest.value], {
    attributes: { axis: frameAxis },
  });
  return { ...rest, value, frames: 1 + rest.frames };
}

function doubledFrames(writer: VaeWriter, x: Feature, name: string): Feature {
  return interleave(writer, causalConv(writer, x, name, 2 * x.channels, [3, 1, 1]));
}

/** [1,2C,n,h,w] → [1,C,2n,h,w], alternating between the halves. */
function interleave({ layers }: VaeWriter, x: Feature): Feature {
  const { graph } = layers;
  const halves = graph.nodeOutputs('Split', [x.value], {
    outputs: 2,
    attributes: { axis: 1, num_outputs: 2 },
  });
  const slots = halves.map((half) => graph.node('Unsqueeze', [half, layers.integers(frameAxis + 1)]));
  const pairs = graph.node('Concat', slots, { attributes: { axis: frameAxis + 1 } });
  const doubled = { ...x, channels: x.channels / 2, frames: 2 * x.frames };
  return { ...doubled, value: graph.node('Reshape', [pairs, layers.integers(...dimsOf(doubled))]) };
}
