import { conv } from './causal-layers.js';
import type { Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

const frameAxis = 2;

/** Halves rows and columns: a 3×3 convolution of stride 2 per frame, over one more row below and column to the right. */
export function downsampleSpace(writer: VaeWriter, x: Feature, prefix: string): Feature {
  const value = conv(writer, x, {
    prefix: `${prefix}.resample.1`,
    channels: x.channels,
    kernel: [1, 3, 3],
    strides: [1, 2, 2],
    pads: [0, 0, 0, 0, 1, 1],
  });
  return { ...x, value, rows: x.rows / 2, columns: x.columns / 2 };
}

/**
 * Keeps the first frame of the sequence and makes one of every two others, by a convolution over them and the frame
 * before. 2n + 1 → n + 1 frames, in further chunks 2n → n.
 */
export function downsampleTime(writer: VaeWriter, x: Feature, prefix: string): Feature {
  const name = `${prefix}.time_conv`;
  const { joined, kept } = writer.withPast(x, name, 1);
  if (joined.frames === 1) return x;
  const { channels } = x;
  const value = conv(writer, joined, { prefix: name, channels, kernel: [3, 1, 1], strides: [2, 1, 1], kept });
  const halved = { ...x, value, frames: (joined.frames - 1) / 2 };
  return writer.span === 'next' ? halved : behindFirst(writer, x, halved);
}

function behindFirst({ layers }: VaeWriter, x: Feature, rest: Feature): Feature {
  const { graph } = layers;
  const first = graph.node('Slice', [
    x.value,
    layers.integers(0),
    layers.integers(1),
    layers.integers(frameAxis),
  ]);
  const value = graph.node('Concat', [first, rest.value], { attributes: { axis: frameAxis } });
  return { ...rest, value, frames: 1 + rest.frames };
}
