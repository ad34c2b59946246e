import { silu } from '../layers/activations.js';
import type { LayerWriter } from '../layers/layer-writer.js';

const normFloor = 1e-12;

/** Zero frames or pixels before and after, as [time, rows, columns] each. */
type Pads = readonly [number, number, number];

/**
 * Convolution 3-D of x [1,Ci,F,h,w] with `prefix.weight` read as [Co,Ci,kt,kh,kw]: centred in space, causal in time
 * (kt − 1 zero frames in front, none behind).
 */
export function causalConv(layers: LayerWriter, x: string, prefix: string, shape: readonly number[]): string {
  const [time = 1, rows = 1, columns = 1] = shape.slice(2);
  const before: Pads = [time - 1, (rows - 1) / 2, (columns - 1) / 2];
  const after: Pads = [0, before[1], before[2]];
  const weight = layers.tensor(`${prefix}.weight`, shape);
  return layers.graph.node('Conv', [x, weight, layers.tensor(`${prefix}.bias`)], {
    name: prefix,
    attributes: { kernel_shape: [time, rows, columns], pads: [...before, ...after] },
  });
}

/** x / max(‖x‖₂, 1e-12) · √C · gain over the channels of every voxel of x [1,C,F,h,w]. */
export function channelNorm(layers: LayerWriter, x: string, gain: string, channels: number): string {
  const { graph } = layers;
  const square = graph.node('Mul', [x, x]);
  const sum = graph.node('ReduceSum', [square, layers.integers(1)], { attributes: { keepdims: 1 } });
  const norm = graph.node('Max', [graph.node('Sqrt', [sum]), scalar(layers, 'norm_floor', normFloor)]);
  const factor = graph.node('Div', [scalar(layers, `root_${channels}`, Math.sqrt(channels)), norm]);
  const unit = graph.node('Mul', [x, factor]);
  return graph.node('Mul', [unit, layers.tensor(gain, [1, channels, 1, 1, 1])]);
}

/** Norm, SiLU, 3×3×3 causal convolution: the unit the decoder is made of. */
export function normedConv(
  layers: LayerWriter,
  x: string,
  names: { readonly norm: string; readonly conv: string },
  from: number,
  to: number,
): string {
  const normed = channelNorm(layers, x, `${names.norm}.gamma`, from);
  return causalConv(layers, silu(layers.graph, normed), names.conv, [to, from, 3, 3, 3]);
}

function scalar(layers: LayerWriter, name: string, value: number): string {
  return layers.graph.has(name) ? name : layers.graph.constant(name, 'float32', [], [value]);
}
