import type { Weights } from '@retake/onnx';
import { RetakeError, type Tensor, type TensorWorker } from '@retake/plugin-api';
import type { VaeConfig } from '../config/vae-config.js';
import { GraphRunner } from '../layers/graph-runner.js';
import { decodeTiles } from './decode-tiles.js';
import { decoderGraph } from './decoder-graph.js';
import { denormalise } from './denormalise.js';
import { crop, type Picture } from './picture.js';
import { checkTiling, type TileSizes, tileSizes, type VaeTiling } from './tiling.js';
import { vaeScale } from './vae-scale.js';

export interface WanVaeDecoderOptions {
  readonly config: VaeConfig;
  readonly weights: Weights;
  readonly worker: TensorWorker;
}

export interface DecodeInput {
  /** Normalised latents [z,T,h,w], as the denoiser leaves them. */
  readonly latents: Tensor<'float32'>;
  /** Null decodes the whole picture at once; otherwise tiles, when the picture is larger than one. */
  readonly tiling: VaeTiling | TileSizes | null;
  readonly signal: AbortSignal;
  /** Called after each tile (the whole picture counts as one) with its index and their number. */
  readonly onTile?: (index: number, count: number) => void;
}

/** The decoder of AutoencoderKLWan (2.1 type), over the whole sequence, optionally in spatial tiles. */
export class WanVaeDecoder {
  readonly #options: WanVaeDecoderOptions;
  readonly #once: GraphRunner;
  /** Keeps the session of whole tiles; what is cut off at the edges is opened when it is needed. */
  readonly #often: GraphRunner;

  /** @throws RetakeError `checkpoint_invalid` for the 2.2 type (`is_residual`). */
  constructor(options: WanVaeDecoderOptions) {
    if (options.config.is_residual)
      throw new RetakeError(
        'checkpoint_invalid',
        'this VAE is of the 2.2 type; text to video takes the 2.1 type',
        {
          facts: { component: 'vae', is_residual: true },
        },
      );
    this.#options = options;
    this.#once = new GraphRunner(options.worker, 'stream');
    this.#often = new GraphRunner(options.worker, 'resident');
  }

  /**
   * Frames [3, 1 + 4(T − 1), 8h, 8w] in −1…1 (factors: `vaeScale`).
   * Tiles are blended as diffusers does; the result depends on the tiling.
   * @throws RetakeError `request_invalid` for latents or tiles that do not fit, or what the worker reports.
   */
  async decode(input: DecodeInput): Promise<Tensor<'float32'>> {
    const { config } = this.#options;
    const [channels, frames = 0, height = 0, width = 0] = input.latents.dims;
    if (input.latents.dims.length !== 4 || channels !== config.z_dim)
      throw new RetakeError(
        'request_invalid',
        `latents [${input.latents.dims.join(',')}] do not have ${config.z_dim} channels, frames, rows and columns`,
      );
    const { data } = denormalise(input.latents, config);
    const latents: Picture = { planes: config.z_dim * frames, height, width, data };
    const picture = await this.#picture(latents, frames, input);
    for (let at = 0; at < picture.data.length; at++)
      picture.data[at] = Math.min(1, Math.max(-1, picture.data[at] ?? 0));
    const count = picture.planes / config.out_channels;
    return {
      type: 'float32',
      dims: [config.out_channels, count, picture.height, picture.width],
      data: picture.data,
    };
  }

  /** Frees what the decoder left in the worker, which stays open. */
  async close(): Promise<void> {
    await Promise.all([this.#once.close(), this.#often.close()]);
  }

  async #picture(
    latents: Picture,
    frames: number,
    { tiling, signal, onTile }: DecodeInput,
  ): Promise<Picture> {
    const scale = vaeScale(this.#options.config).space;
    const sizes = tiling && tileSizes(tiling);
    const isWhole = (part: Picture) =>
      part.height * scale === sizes?.height.tile && part.width * scale === sizes.width.tile;
    const decode = (part: Picture) =>
      this.#decode(part, frames, isWhole(part) ? this.#often : this.#once, signal);
    if (sizes) for (const side of [sizes.height, sizes.width]) checkTiling(side, scale);
    if (sizes && (latents.height * scale > sizes.height.tile || latents.width * scale > sizes.width.tile))
      return decodeTiles({
        size: { height: latents.height * scale, width: latents.width * scale },
        sizes,
        decode: (top, left, rows, columns) =>
          decode(crop(latents, top / scale, left / scale, rows / scale, columns / scale)),
        onTile,
      });
    const picture = await decode(latents);
    onTile?.(0, 1);
    return picture;
  }

  async #decode(part: Picture, frames: number, runner: GraphRunner, signal: AbortSignal): Promise<Picture> {
    const { config, weights } = this.#options;
    const size = [frames, part.height, part.width] as const;
    const { fetched } = await runner.run(
      {
        key: size.join('x'),
        build: () => decoderGraph(config, weights, size),
        feeds: { latents: { type: 'float32', dims: [1, config.z_dim, ...size], data: part.data } },
        fetch: ['frames'],
      },
      signal,
    );
    const { data, dims: out } = (fetched as Readonly<Record<'frames', Tensor<'float32'>>>).frames;
    const [, colours = 0, count = 0, height = 0, width = 0] = out;
    return { planes: colours * count, height, width, data };
  }
}
