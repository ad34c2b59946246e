import { silu } from '../layers/activations.js';
import type { LayerWriter } from '../layers/layer-writer.js';
import type { Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

const normFloor = 1e-12;
type Kernel = readonly [time: number, rows: number, columns: number];
const cube: Kernel = [3, 3, 3];

/**
 * Convolution 3-D of x with `prefix.weight`, read as [channels,x.channels,…kernel]: centred in space, causal in time
 * (zeros, or what came before, in front; nothing behind).
 */
export function causalConv(
  writer: VaeWriter,
  x: Feature,
  prefix: string,
  channels: number,
  kernel: Kernel = cube,
): Feature {
  const [time, rows, columns] = kernel;
  const { joined, kept } = time > 1 ? writer.withPast(x, prefix, time - 1) : { joined: x };
  const front = x.frames + time - 1 - joined.frames;
  const sides = [(rows - 1) / 2, (columns - 1) / 2] as const;
  const pads = [front, ...sides, 0, ...sides];
  return { ...x, channels, value: conv(writer, joined, { prefix, channels, kernel, pads, kept }) };
}

/** A convolution per frame, or over all channels of a voxel. */
export function pointConv(writer: VaeWriter, x: Feature, prefix: string, channels: number): Feature {
  return causalConv(writer, x, prefix, channels, [1, 1, 1]);
}

/** The bare Conv operator. It runs after `kept` is made. */
export function conv(
  writer: VaeWriter,
  x: Feature,
  options: {
    readonly prefix: string;
    readonly channels: number;
    readonly kernel: Kernel;
    readonly pads?: readonly number[];
    readonly strides?: readonly number[];
    readonly kept?: string | undefined;
  },
): string {
  const { prefix, channels, kernel, pads, strides, kept } = options;
  const { layers } = writer;
  const weight = layers.tensor(`${prefix}.weight`, [channels, x.channels, ...kernel]);
  const bias = writer.biasAfter(layers.tensor(`${prefix}.bias`), kept);
  const attributes = {
    kernel_shape: [...kernel],
    ...(pads ? { pads: [...pads] } : {}),
    ...(strides ? { strides: [...strides] } : {}),
  };
  return layers.graph.node('Conv', [x.value, weight, bias], { name: prefix, attributes });
}

/** x / max(‖x‖₂, 1e-12) · √C · gain over the channels of every voxel of x. */
export function channelNorm(writer: VaeWriter, x: Feature, gain: string): Feature {
  const { layers } = writer;
  const { graph } = layers;
  const square = graph.node('Mul', [x.value, x.value]);
  const sum = graph.node('ReduceSum', [square, layers.integers(1)], { attributes: { keepdims: 1 } });
  const norm = graph.node('Max', [graph.node('Sqrt', [sum]), scalar(layers, 'norm_floor', normFloor)]);
  const factor = graph.node('Div', [scalar(layers, `root_${x.channels}`, Math.sqrt(x.channels)), norm]);
  const unit = graph.node('Mul', [x.value, factor]);
  return { ...x, value: graph.node('Mul', [unit, layers.tensor(gain, [1, x.channels, 1, 1, 1])]) };
}

/** Norm, SiLU, 3×3×3 causal convolution: the unit encoder and decoder are made of. */
export function normedConv(
  writer: VaeWriter,
  x: Feature,
  names: { readonly norm: string; readonly conv: string },
  channels: number,
): Feature {
  const normed = channelNorm(writer, x, `${names.norm}.gamma`);
  const value = silu(writer.layers.graph, normed.value);
  return causalConv(writer, { ...normed, value }, names.conv, channels);
}

function scalar(layers: LayerWriter, name: string, value: number): string {
  return layers.graph.has(name) ? name : layers.graph.constant(name, 'float32', [], [value]);
}
