import { readRows, type Weights } from '@retake/onnx';
import type { Graph, RemoteTensor, Residency, Tensor, TensorWorker } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import type { TextEncoderConfig } from '../config/text-encoder-config.js';
import { GraphRunner } from '../layers/graph-runner.js';
import type { LayerWriterOptions } from '../layers/layer-writer.js';
import { finalNormGraph, layerGraph } from './layer-graph.js';
import { relativeBuckets } from './relative-buckets.js';

export interface Umt5EncoderOptions {
  readonly config: TextEncoderConfig;
  readonly weights: Weights;
  readonly worker: TensorWorker;
  readonly residency: Residency;
}

export interface EncodeTextInput {
  /** Token ids of the prompt with its end token, without padding. */
  readonly ids: readonly number[];
  readonly signal: AbortSignal;
  /** Called after each layer with its index and the number of layers. */
  readonly onLayer?: (index: number, count: number) => void;
}

/** UMT5EncoderModel, run layer by layer in a worker. Only real tokens are encoded: padding is masked in the original. */
export class Umt5Encoder {
  readonly #options: Umt5EncoderOptions;
  readonly #runner: GraphRunner;

  constructor(options: Umt5EncoderOptions) {
    this.#options = options;
    this.#runner = new GraphRunner(options.worker, options.residency);
  }

  /**
   * Text embeddings [n,dModel] of n token ids.
   * @throws RetakeError `request_invalid` for ids outside the vocabulary, or what the worker reports.
   */
  async encode({ ids, signal, onLayer }: EncodeTextInput): Promise<Tensor<'float32'>> {
    const { config, worker } = this.#options;
    const { relative_attention_num_buckets, relative_attention_max_distance } = config;
    let x: Tensor | RemoteTensor = await this.#embed(ids);
    const buckets = await worker.put(
      relativeBuckets(ids.length, relative_attention_num_buckets, relative_attention_max_distance),
    );
    const held: RemoteTensor[] = [buckets];
    try {
      for (let index = 0; index < config.num_layers; index++) {
        const build = () => layerGraph(config, index, this.#layerOptions());
        const next: RemoteTensor = await this.#step(`layer ${index}`, build, { x, buckets }, signal);
        this.#runner.free(held.splice(1, 1, next));
        x = next;
        onLayer?.(index, config.num_layers);
      }
      return await this.#finish(x, signal);
    } finally {
      this.#runner.free(held);
    }
  }

  /** Frees the sessions in the worker, which stays open. */
  async close(): Promise<void> {
    await this.#runner.close();
  }

  async #embed(ids: readonly number[]): Promise<Tensor<'float32'>> {
    const { d_model, vocab_size } = this.#options.config;
    const wrong = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= vocab_size);
    if (wrong !== undefined || ids.length === 0)
      throw new RetakeError(
        'request_invalid',
        wrong === undefined ? 'no token to encode' : `token id ${wrong} is outside 0 to ${vocab_size - 1}`,
      );
    const data = await readRows(this.#options.weights.get('shared.weight'), [...ids]);
    return { type: 'float32', dims: [ids.length, d_model], data };
  }

  async #step(
    key: string,
    build: () => Graph,
    feeds: Readonly<Record<string, Tensor | RemoteTensor>>,
    signal: AbortSignal,
  ): Promise<RemoteTensor> {
    const { kept } = await this.#runner.run({ key, build, feeds, keep: ['hidden'] }, signal);
    return (kept as Readonly<Record<'hidden', RemoteTensor>>).hidden;
  }

  async #finish(x: Tensor | RemoteTensor, signal: AbortSignal): Promise<Tensor<'float32'>> {
    const build = () => finalNormGraph(this.#options.config, this.#layerOptions());
    const { fetched } = await this.#runner.run(
      { key: 'final', build, feeds: { x }, fetch: ['hidden'] },
      signal,
    );
    return (fetched as Readonly<Record<'hidden', Tensor<'float32'>>>).hidden;
  }

  #layerOptions(): LayerWriterOptions {
    return { weights: this.#options.weights, residency: this.#options.residency };
  }
}
