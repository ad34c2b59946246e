import type { Weights } from '@retake/onnx';
import type { RemoteTensor, Residency, Tensor, TensorWorker } from '@retake/plugin-api';
import type { TransformerConfig } from '../config/transformer-config.js';
import { GraphRunner } from '../layers/graph-runner.js';
import type { LayerWriterOptions } from '../layers/layer-writer.js';
import { blockGraph } from './block-graph.js';
import { conditionGraph, headGraph, patchGraph, textGraph } from './edge-graphs.js';
import { type LatentGrid, latentGrid } from './latent-grid.js';
import type { TokenParts } from './modulation.js';
import { padText } from './pad-text.js';
import { patchify } from './patchify.js';
import { RemoteCache } from './remote-cache.js';
import { ropeTables } from './rope-tables.js';
import { timestepEmbedding } from './timestep-embedding.js';
import { type TimestepParts, type TokenTimesteps, timestepParts } from './token-timesteps.js';
import { unpatchify } from './unpatchify.js';

export interface WanTransformerOptions {
  readonly config: TransformerConfig;
  readonly weights: Weights;
  readonly worker: TensorWorker;
  /** `resident` keeps a session per block and its weights in memory; `stream` opens each block when it is needed. */
  readonly residency: Residency;
  /** Block-quantised matrices of the blocks; everything else comes from `weights`. */
  readonly quantized?: Weights | undefined;
  /** Rows the text is padded to; 512 in every Wan pipeline. */
  readonly textLength?: number | undefined;
}

export interface PredictInput {
  /** [inChannels,T,h,w]; T, h and w multiples of the patch size. */
  readonly latents: Tensor<'float32'>;
  /** On the 0…1000 scale: for all tokens, or for those of latent frame 0 and for the rest. */
  readonly timestep: TokenTimesteps;
  /** Text embeddings of the real tokens, [n,textDim]. The projection is kept for as long as the same object comes. */
  readonly text: Tensor<'float32'>;
  readonly signal: AbortSignal;
  /** Called after each block with its index and the number of blocks. */
  readonly onBlock?: (index: number, count: number) => void;
}

type Condition = Named<'temb' | 'modulation'> & Partial<Named<'part_lengths'>>;
type Named<Name extends string> = Readonly<Record<Name, RemoteTensor>>;

const defaultTextLength = 512;
/** Prompt and negative prompt. */
const rememberedTexts = 2;

/** One expert (WanTransformer3DModel of any number of input channels), run block by block in a worker; batch 1, float32 activations. */
export class WanTransformer {
  readonly #options: WanTransformerOptions;
  readonly #runner: GraphRunner;
  readonly #conditions: RemoteCache<string, Condition>;
  readonly #texts: RemoteCache<Tensor, Named<'text' | 'index'>>;
  readonly #ropes: RemoteCache<string, Named<'cos' | 'sin'>>;

  constructor(options: WanTransformerOptions) {
    this.#options = options;
    this.#runner = new GraphRunner(options.worker, options.residency);
    this.#conditions = new RemoteCache(this.#runner, 1);
    this.#texts = new RemoteCache(this.#runner, rememberedTexts);
    this.#ropes = new RemoteCache(this.#runner, 1);
  }

  /**
   * The velocity [outChannels,T,h,w] for latents at a timestep.
   * @throws RetakeError `tensor_missing`, `tensor_unsupported`, `request_invalid`, or what the worker reports.
   */
  async predict(input: PredictInput): Promise<Float32Array> {
    const { config } = this.#options;
    const grid = latentGrid(input.latents.dims, config.patch_size);
    const parts = timestepParts(input.timestep, grid);
    const condition = await this.#conditions.get(conditionKey(parts), () => this.#condition(parts, input));
    const { part_lengths } = condition;
    const lengths = part_lengths && { part_lengths };
    const text = await this.#texts.get(input.text, () => this.#text(input));
    const rope = await this.#ropes.get(grid.shape.join('x'), () => this.#rope(grid));
    const feeds = {
      ...lengths,
      modulation: condition.modulation,
      text: text.text,
      text_index: text.index,
      rope_cos: rope.cos,
      rope_sin: rope.sin,
    };
    let hidden = await this.#patches(input, grid);
    try {
      for (let index = 0; index < config.num_layers; index++) {
        const next = await this.#block(index, { x: hidden, ...feeds }, input.signal);
        this.#runner.free([hidden]);
        hidden = next;
        input.onBlock?.(index, config.num_layers);
      }
      const velocity = await this.#head({ x: hidden, temb: condition.temb, ...lengths }, input.signal);
      return unpatchify(velocity, grid, config.out_channels);
    } finally {
      this.#runner.free([hidden]);
    }
  }

  /** Frees sessions and tensors in the worker. The worker stays open; the transformer can be used again. */
  async close(): Promise<void> {
    for (const cache of [this.#conditions, this.#texts, this.#ropes]) cache.clear();
    await this.#runner.close();
  }

  async #condition({ timesteps, lengths }: TimestepParts, { signal }: PredictInput): Promise<Condition> {
    const { kept } = await this.#runner.run(
      {
        key: 'timestep',
        build: () => conditionGraph(this.#options.config, this.#plain()),
        feeds: { x: timestepEmbedding(timesteps, this.#options.config.freq_dim) },
        keep: ['temb', 'modulation'],
      },
      signal,
    );
    const condition = kept as Named<'temb' | 'modulation'>;
    if (lengths.length === 1) return condition;
    const data = BigInt64Array.from(lengths, BigInt);
    const part_lengths = await this.#runner.worker.put({ type: 'int64', dims: [data.length], data });
    return { ...condition, part_lengths };
  }

  async #text({ text, signal }: PredictInput): Promise<Named<'text' | 'index'>> {
    const padded = padText(text, this.#options.textLength ?? defaultTextLength);
    const { kept } = await this.#runner.run(
      {
        key: 'text',
        build: () => textGraph(this.#options.config, this.#plain()),
        feeds: { x: padded.rows },
        keep: ['text'],
      },
      signal,
    );
    return { ...(kept as Named<'text'>), index: await this.#runner.worker.put(padded.index) };
  }

  async #rope(grid: LatentGrid): Promise<Named<'cos' | 'sin'>> {
    const { attention_head_dim, rope_max_seq_len } = this.#options.config;
    const { cos, sin } = ropeTables(grid.shape, attention_head_dim, rope_max_seq_len);
    return { cos: await this.#runner.worker.put(cos), sin: await this.#runner.worker.put(sin) };
  }

  async #patches({ latents, signal }: PredictInput, grid: LatentGrid): Promise<RemoteTensor> {
    const feeds = { x: patchify(latents, grid) };
    const call = {
      key: 'patches',
      build: () => patchGraph(this.#options.config, this.#plain()),
      feeds,
      keep: ['hidden'],
    };
    return ((await this.#runner.run(call, signal)).kept as Named<'hidden'>).hidden;
  }

  async #block(index: number, feeds: Named<string>, signal: AbortSignal): Promise<RemoteTensor> {
    const { config, quantized } = this.#options;
    const parts = partsOf(feeds);
    const build = () => blockGraph(config, index, parts, { ...this.#plain(), quantized });
    const call = { key: `block ${index} of ${parts}`, build, feeds, keep: ['hidden'] };
    return ((await this.#runner.run(call, signal)).kept as Named<'hidden'>).hidden;
  }

  async #head(feeds: Named<string>, signal: AbortSignal): Promise<Float32Array> {
    const parts = partsOf(feeds);
    const build = () => headGraph(this.#options.config, parts, this.#plain());
    const call = { key: `head of ${parts}`, build, feeds, fetch: ['velocity'] };
    const { fetched } = await this.#runner.run(call, signal);
    return (fetched as Readonly<Record<'velocity', Tensor<'float32'>>>).velocity.data;
  }

  #plain(): LayerWriterOptions {
    return { weights: this.#options.weights, residency: this.#options.residency };
  }
}

/** Graphs for two timesteps have an input more. */
function partsOf(feeds: Named<string>): TokenParts {
  return 'part_lengths' in feeds ? 2 : 1;
}

function conditionKey({ timesteps, lengths }: TimestepParts): string {
  return timesteps.length === 1 ? `${timesteps}` : `${timesteps} over ${lengths}`;
}
