import type { Graph } from '@retake/plugin-api';
import type { LayerWriter } from '../layers/layer-writer.js';
import { dimsOf, type Feature } from './feature.js';

/**
 * The part of a sequence that a graph works on: `whole`, all frames at once; `first`, the first frame, leaving caches;
 * `next`, a further chunk, taking the caches of the chunk before and leaving new ones.
 */
export type Span = 'whole' | 'first' | 'next';

/** Frames, rows and columns that a graph is made for. */
export type ClipSize = readonly [frames: number, rows: number, columns: number];

/** A graph and the layers of it that remember frames: they read `name.past` and give `name.kept`. */
export interface VaeGraph {
  readonly graph: Graph;
  readonly caches: readonly string[];
}

const frameAxis = 2;

/** Writes layers of an AutoencoderKLWan and keeps account of what they remember from chunk to chunk. */
export class VaeWriter {
  readonly layers: LayerWriter;
  readonly span: Span;
  readonly #caches: string[] = [];

  constructor(layers: LayerWriter, span: Span) {
    this.layers = layers;
    this.span = span;
  }

  /**
   * x behind the last `count` frames that came before it, where this graph gets any (`next`); x itself otherwise.
   * What a further chunk needs of x becomes an output, and is named for `biasAfter`.
   */
  withPast(x: Feature, name: string, count: number): { readonly joined: Feature; readonly kept?: string } {
    if (this.span === 'whole') return { joined: x };
    const joined = this.span === 'next' ? this.#behindPast(x, name, count) : x;
    return { joined, kept: this.#keep(this.#last(joined, count), name) };
  }

  /**
   * The bias of a convolution, not known before `kept` is: adds 0, made from a value of it. ONNX Runtime would take out
   * the frames to keep only at the end of the run, and hold the inputs of all convolutions until then.
   */
  biasAfter(bias: string, kept: string | undefined): string {
    if (kept === undefined) return bias;
    const { graph } = this.layers;
    const flat = graph.node('Reshape', [kept, this.layers.integers(-1)]);
    const [start, end, axis] = [this.layers.integers(0), this.layers.integers(1), this.layers.integers(0)];
    const one = graph.node('Slice', [flat, start, end, axis]);
    const flag = graph.cast(graph.node('IsNaN', [one]), 'float32');
    const zero = 'bias_after.zero';
    if (!graph.has(zero)) graph.constant(zero, 'float32', [1], [0]);
    return graph.node('Add', [bias, graph.node('Mul', [flag, zero])]);
  }

  /** Lets the next chunk find zeros: for a layer that the first frame does not pass through. */
  forget(x: Feature, name: string, count: number): void {
    if (this.span !== 'first') return;
    const dims = dimsOf({ ...x, frames: count });
    const zeros = this.layers.graph.node('ConstantOfShape', [this.layers.integers(...dims)]);
    this.#keep({ ...x, value: zeros, frames: count }, name);
  }

  build(): VaeGraph {
    return { graph: this.layers.graph.build(), caches: this.#caches };
  }

  #behindPast(x: Feature, name: string, count: number): Feature {
    const { graph } = this.layers;
    const past = graph.input(`${name}.past`, 'float32', dimsOf({ ...x, frames: count }));
    const value = graph.node('Concat', [past, x.value], { attributes: { axis: frameAxis } });
    return { ...x, value, frames: x.frames + count };
  }

  /** The last `count` frames of x, zeros in front where it has fewer. */
  #last(x: Feature, count: number): Feature {
    const { layers } = this;
    if (x.frames === count) return x;
    const value =
      x.frames > count
        ? layers.graph.node('Slice', [
            x.value,
            layers.integers(x.frames - count),
            layers.integers(x.frames),
            layers.integers(frameAxis),
          ])
        : layers.graph.node('Pad', [x.value, layers.integers(0, 0, count - x.frames, 0, 0, 0, 0, 0, 0, 0)]);
    return { ...x, value, frames: count };
  }

  #keep(x: Feature, name: string): string {
    this.#caches.push(name);
    return this.layers.graph.output(x.value, 'float32', dimsOf(x), `${name}.kept`);
  }
}
