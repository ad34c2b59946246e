import { dimsOf, type Feature } from './feature.js';
import type { VaeWriter } from './vae-writer.js';

/** Factors of a shortcut around a level. */
export interface Factors {
  readonly time: 1 | 2;
  readonly space: 1 | 2;
}

const frameAxis = 2;

/**
 * The shortcut around a level of the 2.2 encoder (AvgDown3D): time is filled up with zeros in front; the voxels of a
 * box and the channels, channels slowest, become means of equally many values each.
 */
export function averageDown(
  { layers }: VaeWriter,
  input: Feature,
  channels: number,
  { time, space }: Factors,
): Feature {
  const { graph } = layers;
  if (time * space === 1 && channels === input.channels) return input;
  const x = filledUp(layers, input, time);
  const out = {
    channels,
    frames: x.frames / time,
    rows: x.rows / space,
    columns: x.columns / space,
  };
  const boxes = [x.channels, out.frames, time, out.rows, space, out.columns, space];
  const split = graph.node('Reshape', [x.value, layers.integers(...boxes)]);
  const together = graph.node('Transpose', [split], { attributes: { perm: [0, 2, 4, 6, 1, 3, 5] } });
  const group = (x.channels * time * space ** 2) / channels;
  const voxels = out.frames * out.rows * out.columns;
  const groups = graph.node('Reshape', [together, layers.integers(channels, group, voxels)]);
  const means = graph.node('ReduceMean', [groups, layers.integers(1)], { attributes: { keepdims: 0 } });
  return { ...out, value: graph.node('Reshape', [means, layers.integers(...dimsOf(out))]) };
}

/**
 * The shortcut around a level of the 2.2 decoder (DupUp3D): repeated channels fill the box that a voxel becomes.
 * Of the first frame of a sequence only the last copy stays.
 */
export function duplicateUp(
  { layers, span }: VaeWriter,
  x: Feature,
  channels: number,
  { time, space }: Factors,
): Feature {
  const { graph } = layers;
  const repeats = (channels * time * space ** 2) / x.channels;
  const { frames, rows, columns } = x;
  const slots = graph.node('Reshape', [x.value, layers.integers(x.channels, 1, frames, rows, columns)]);
  const repeated = graph.node('Expand', [slots, layers.integers(x.channels, repeats, frames, rows, columns)]);
  const boxes = [channels, time, space, space, frames, rows, columns];
  const split = graph.node('Reshape', [repeated, layers.integers(...boxes)]);
  const apart = graph.node('Transpose', [split], { attributes: { perm: [0, 4, 1, 5, 2, 6, 3] } });
  const out = { channels, frames: frames * time, rows: rows * space, columns: columns * space };
  const value = graph.node('Reshape', [apart, layers.integers(...dimsOf(out))]);
  return span === 'next' ? { ...out, value } : without(layers, { ...out, value }, time - 1);
}

type Layers = VaeWriter['layers'];

function filledUp(layers: Layers, x: Feature, time: number): Feature {
  const missing = (time - (x.frames % time)) % time;
  if (missing === 0) return x;
  const value = layers.graph.node('Pad', [x.value, layers.integers(0, 0, missing, 0, 0, 0, 0, 0, 0, 0)]);
  return { ...x, value, frames: x.frames + missing };
}

function without(layers: Layers, x: Feature, count: number): Feature {
  if (count === 0) return x;
  const value = layers.graph.node('Slice', [
    x.value,
    layers.integers(count),
    layers.integers(x.frames),
    layers.integers(frameAxis),
  ]);
  return { ...x, value, frames: x.frames - count };
}
