import { type GraphBuilder, quantizedMatrix, type Weights } from '@retake/onnx';
import type { Residency } from '@retake/plugin-api';

export interface LayerWriterOptions {
  readonly weights: Weights;
  /**
   * `stream`: matrices stored as float16 or bfloat16 are cast one by one when they are needed. `resident`: they are
   * cast when the session is created and stay in memory as float32; faster, larger.
   */
  readonly residency: Residency;
  /** Block-quantised copies of some matrices. */
  readonly quantized?: Weights | undefined;
}

/** Writes a model's layers into a graph; tensors are named as in the checkpoint. */
export class LayerWriter {
  readonly graph: GraphBuilder;
  readonly #options: LayerWriterOptions;

  constructor(graph: GraphBuilder, options: LayerWriterOptions) {
    this.graph = graph;
    this.#options = options;
  }

  /** A whole tensor as float32, in another shape if wished. Written once per graph. */
  tensor(name: string, dims?: readonly number[]): string {
    if (this.graph.has(name)) return name;
    const entry = this.#options.weights.get(name);
    if (entry.dtype === 'F32') return this.graph.weight(name, entry, dims);
    return this.graph.cast(this.graph.weight(`${name}.stored`, entry, dims), 'float32', name);
  }

  /** x [S,in] · Wᵀ + b → [S,out] for `prefix.weight` [out,in] (read as two dimensions) and `prefix.bias`, if any. */
  linear(x: string, prefix: string): string {
    const { weights, quantized } = this.#options;
    const name = `${prefix}.weight`;
    const bias = weights.has(`${prefix}.bias`) ? this.tensor(`${prefix}.bias`) : undefined;
    const entry = weights.get(name);
    const [out = 0, ...rest] = entry.shape;
    const inner = rest.reduce((product, size) => product * size, 1);
    if (quantized?.has(`${name}.scales`))
      return this.graph.matMulNBits(prefix, x, quantizedMatrix(quantized, name), inner, out, bias);
    const dims = [out, inner];
    const matrix =
      this.#options.residency === 'stream'
        ? this.graph.weightF32(name, entry, x, dims)
        : this.tensor(name, dims);
    return this.graph.node('Gemm', bias === undefined ? [x, matrix] : [x, matrix, bias], {
      name: prefix,
      attributes: { transB: 1 },
    });
  }

  /** x / √(mean x² + eps) · gain over the last axis, with statistics in float32. */
  rmsNorm(x: string, gain: string, eps: number): string {
    return this.graph.node('SimplifiedLayerNormalization', [x, this.tensor(gain)], {
      attributes: { axis: -1, epsilon: eps },
    });
  }

  /** A vector of int64, written once per graph. */
  integers(...values: readonly number[]): string {
    const name = `int64.${values.join('_')}`;
    return this.graph.has(name) ? name : this.graph.constant(name, 'int64', [values.length], values);
  }
}
