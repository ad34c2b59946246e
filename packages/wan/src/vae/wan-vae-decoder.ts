import type { Weights } from '@retake/onnx';
import { RetakeError, type Tensor, type TensorWorker } from '@retake/plugin-api';
import type { VaeConfig } from '../config/vae-config.js';
import { blendTiles } from './blend-tiles.js';
import { framesOf, joinBatch, joinFrames } from './clip-frames.js';
import { decoderGraph } from './decoder-graph.js';
import { denormalise } from './denormalise.js';
import { unpatchPixels } from './patch-pixels.js';
import { crop, type Picture } from './picture.js';
import { runChunks } from './run-chunks.js';
import { Spool, type SpoolFile } from './spool.js';
import { type TileGrid, tileGrid } from './tile-grid.js';
import { scaleSizes, type TileSizes, type VaeTiling } from './tiling.js';
import { vaeScale } from './vae-scale.js';

export interface WanVaeDecoderOptions {
  readonly config: VaeConfig;
  readonly weights: Weights;
  readonly worker: TensorWorker;
}

export interface DecodeInput {
  /** Normalised latents [z,T,h,w], as the denoiser leaves them. */
  readonly latents: Tensor<'float32'>;
  /** Null decodes the whole picture at once; otherwise tiles, when the picture is larger than one. In pixels. */
  readonly tiling: VaeTiling | TileSizes | null;
  /** Folder for decoded tiles until they are blended; default: the system's for temporary files. */
  readonly scratch?: string | undefined;
  /** Decodes all frames in one go instead of one latent frame at a time: same frames, memory grows with their number. */
  readonly whole?: boolean | undefined;
  readonly signal: AbortSignal;
  /** Called with the share of the work that is done. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** The decoder of AutoencoderKLWan, 2.1 and 2.2 type (`is_residual`), optionally in spatial tiles. */
export class WanVaeDecoder {
  readonly #options: WanVaeDecoderOptions;

  constructor(options: WanVaeDecoderOptions) {
    this.#options = options;
  }

  /**
   * The frames in order, each piece [3,f,H,W] in −1…1: f is 1, then the temporal factor (4) per latent frame. Memory
   * does not grow with the number of frames, here or in the worker. Tiles are decoded to their last frame one after the
   * other and spooled in `scratch`, then blended as diffusers does; the result depends on the tiling.
   * @throws RetakeError `request_invalid` for latents or tiles that do not fit, or what the worker reports.
   */
  async *decodeFrames(input: DecodeInput): AsyncGenerator<Tensor<'float32'>> {
    const { config } = this.#options;
    const latents = this.#latents(input.latents);
    const grid = tileGrid(latents, input.tiling, vaeScale(config).space);
    const frames = latents.planes / config.z_dim;
    let done = 0;
    const progress = (tiles: number, share: number) => {
      done += share;
      input.onProgress?.(done / (frames * tiles));
    };
    if (grid) yield* this.#tiled(latents, grid, input, progress);
    else
      for await (const chunk of this.#chunks(latents, input)) {
        progress(1, input.whole ? frames : 1);
        yield this.#pictures([...framesOf(chunk)]);
      }
  }

  /** All frames [3, 1 + 4(T − 1), 8h, 8w] in −1…1 (factors: `vaeScale`); errors as of `decodeFrames`. */
  async decode(input: DecodeInput): Promise<Tensor<'float32'>> {
    const frames: Picture[] = [];
    for await (const { dims, data } of this.decodeFrames(input))
      frames.push(...framesOf({ type: 'float32', dims: [1, ...dims], data }));
    return joinFrames(frames);
  }

  /** Resolves when what the decoder left in the worker is gone. The worker stays open. */
  async close(): Promise<void> {
    await this.#options.worker.free([]).catch(() => undefined);
  }

  /** Denormalised, channels slowest. */
  #latents(latents: Tensor<'float32'>): Picture {
    const { config } = this.#options;
    const [channels, frames = 0, height = 0, width = 0] = latents.dims;
    if (latents.dims.length !== 4 || channels !== config.z_dim)
      throw new RetakeError(
        'request_invalid',
        `latents [${latents.dims.join(',')}] do not have ${config.z_dim} channels, frames, rows and columns`,
      );
    return { planes: channels * frames, height, width, data: denormalise(latents, config).data };
  }

  async *#tiled(
    latents: Picture,
    grid: TileGrid,
    input: DecodeInput,
    progress: (tiles: number, share: number) => void,
  ): AsyncGenerator<Tensor<'float32'>> {
    const places = grid.places.flat();
    const spool = await Spool.create(input.scratch);
    try {
      const files: SpoolFile[] = [];
      const pieces: number[] = [];
      for (const place of places) {
        const file = await spool.file();
        pieces.length = 0;
        for await (const chunk of this.#chunks(crop(latents, place), input)) {
          for (const frame of framesOf(chunk)) await file.append(frame.data);
          const [, , frames = 0] = chunk.dims;
          pieces.push(frames);
          progress(places.length, input.whole ? latents.planes / this.#options.config.z_dim : 1);
        }
        files.push(file);
      }
      let frame = 0;
      for (const count of pieces) {
        const pictures: Picture[] = [];
        for (const end = frame + count; frame < end; frame++) {
          input.signal.throwIfAborted();
          pictures.push(await this.#blended(grid, files, frame));
        }
        yield this.#pictures(pictures);
      }
    } finally {
      await spool.remove();
    }
  }

  /** One frame of all tiles. */
  #blended(grid: TileGrid, files: readonly SpoolFile[], frame: number): Promise<Picture> {
    const { config } = this.#options;
    const scale = vaeScale(config).space / config.patch_size;
    return blendTiles({
      size: { height: grid.size.height * scale, width: grid.size.width * scale },
      sizes: scaleSizes(grid.sizes, scale),
      tile: async (row, column) => {
        const { rows = 0, columns = 0 } = grid.places[row]?.[column] ?? {};
        const planes = config.out_channels;
        const [height, width] = [rows * scale, columns * scale];
        const data = new Float32Array(planes * height * width);
        await files[row * (grid.places[0]?.length ?? 0) + column]?.read(frame * data.length, data);
        return { planes, height, width, data };
      },
    });
  }

  /** Unpatchified and between −1 and 1. */
  #pictures(frames: readonly Picture[]): Tensor<'float32'> {
    const pictures = frames.map((frame) => unpatchPixels(frame, this.#options.config.patch_size));
    for (const { data } of pictures)
      for (let at = 0; at < data.length; at++) data[at] = Math.min(1, Math.max(-1, data[at] ?? 0));
    return joinFrames(pictures);
  }

  #chunks(part: Picture, { whole, signal }: DecodeInput): AsyncGenerator<Tensor<'float32'>> {
    const { config, weights, worker } = this.#options;
    const frames = part.planes / config.z_dim;
    const dims = [1, config.z_dim, frames, part.height, part.width];
    const pictures = [...framesOf({ type: 'float32', dims, data: part.data })];
    return runChunks({
      worker,
      build: (span, size) => decoderGraph(config, weights, size, span),
      input: 'latents',
      output: 'frames',
      chunks: whole ? [joinBatch(pictures)] : pictures.map((picture) => joinBatch([picture])),
      signal,
    });
  }
}
