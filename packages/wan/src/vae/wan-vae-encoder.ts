import type { Weights } from '@retake/onnx';
import { RetakeError, type Tensor, type TensorWorker } from '@retake/plugin-api';
import type { VaeConfig } from '../config/vae-config.js';
import { blendTiles } from './blend-tiles.js';
import { framesOf, joinFrames } from './clip-frames.js';
import { encoderGraph } from './encoder-graph.js';
import { frameChunks } from './frame-chunks.js';
import { normalise } from './normalise.js';
import { patchPixels } from './patch-pixels.js';
import { crop, type Picture } from './picture.js';
import { runChunks } from './run-chunks.js';
import { Spool, type SpoolFile } from './spool.js';
import { type Place, type TileGrid, tileGrid } from './tile-grid.js';
import type { TileSizes, VaeTiling } from './tiling.js';
import { vaeScale } from './vae-scale.js';

export interface WanVaeEncoderOptions {
  readonly config: VaeConfig;
  readonly weights: Weights;
  readonly worker: TensorWorker;
}

export interface EncodeInput {
  /** 1 + 4k frames [3,1,H,W] in −1…1, taken one by one. */
  readonly frames: AsyncIterable<Tensor<'float32'>> | Iterable<Tensor<'float32'>>;
  readonly height: number;
  readonly width: number;
  /** Null encodes the whole picture at once. In pixels of the picture, also for the 2.2 type. */
  readonly tiling: VaeTiling | TileSizes | null;
  /** Folder for the frames while tiles are encoded; default: the system's for temporary files. */
  readonly scratch?: string | undefined;
  /** Encodes all frames in one go instead of four at a time: same latents, memory grows with their number. */
  readonly whole?: boolean | undefined;
  /** Their number, so that progress can be told before all have come. */
  readonly frameCount?: number | undefined;
  readonly signal: AbortSignal;
  /** Called with the share of the work that is done. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

interface Clip extends EncodeInput {
  /** Pixels per latent along a side, frames per latent frame. */
  readonly space: number;
  readonly time: number;
  readonly colours: number;
}

/** The encoder of AutoencoderKLWan, 2.1 and 2.2 type (`is_residual`), optionally in spatial tiles. */
export class WanVaeEncoder {
  readonly #options: WanVaeEncoderOptions;

  constructor(options: WanVaeEncoderOptions) {
    this.#options = options;
  }

  /**
   * Normalised latents [z, 1 + (F − 1)/4, H/8, W/8] (factors: `vaeScale`): the mean of the distribution, shifted and
   * scaled by the checkpoint's constants. Beside latents, a few frames are in memory, here and in the worker.
   *
   * Tiles are as in diffusers, whose numbers count patchified pixels when it encodes: its 256 and 192 are 512 and 384
   * here for the 2.2 type. It also makes tiles of pictures larger than half such a tile, and so does this.
   * @throws RetakeError `request_invalid` for frames, sizes or tiles that do not fit, or what the worker reports.
   */
  async encode(input: EncodeInput): Promise<Tensor<'float32'>> {
    const { config } = this.#options;
    const colours = config.in_channels / config.patch_size ** 2;
    const clip = { ...input, ...vaeScale(config), colours };
    const { height, width, space } = clip;
    if (!(height > 0 && width > 0) || height % space !== 0 || width % space !== 0)
      throw new RetakeError(
        'request_invalid',
        `frames of ${width}×${height} to encode; allowed: multiples of ${space}`,
        { facts: { width, height, step: space } },
      );
    const size = { height: height / space, width: width / space };
    const grid = tileGrid(size, input.tiling, space, 1 / config.patch_size);
    const means = grid ? await this.#tiled(grid, clip) : await this.#plain(clip);
    const dims = [config.z_dim, means.planes / config.z_dim, means.height, means.width];
    return { type: 'float32', dims, data: normalise(means.data, config) };
  }

  /** Resolves when what the encoder left in the worker is gone. The worker stays open. */
  async close(): Promise<void> {
    await this.#options.worker.free([]).catch(() => undefined);
  }

  #plain(clip: Clip): Promise<Picture> {
    const chunks = ((clip.frameCount ?? 0) - 1) / clip.time + 1;
    let done = 0;
    return this.#means(frames(clip), clip, () => {
      if (clip.frameCount) clip.onProgress?.(++done / (clip.whole ? 1 : chunks));
    });
  }

  async #tiled(grid: TileGrid, clip: Clip): Promise<Picture> {
    const spool = await Spool.create(clip.scratch);
    try {
      const file = await spool.file();
      let count = 0;
      for await (const frame of frames(clip)) {
        await file.append(frame.data);
        count++;
      }
      const chunks = clip.whole ? 1 : (count - 1) / clip.time + 1;
      const tiles = grid.places.flat().length;
      let done = 0;
      return await blendTiles({
        size: grid.size,
        sizes: grid.sizes,
        tile: (row, column) => {
          const place = grid.places[row]?.[column] as Place;
          return this.#means(spooled(file, count, place, clip), clip, () =>
            clip.onProgress?.(++done / (tiles * chunks)),
          );
        },
      });
    } finally {
      await spool.remove();
    }
  }

  /** Means [z,T,h,w] of frames of one size. */
  async #means(source: AsyncIterable<Picture>, clip: Clip, onChunk: () => void): Promise<Picture> {
    const { config, weights, worker } = this.#options;
    const latents: Picture[] = [];
    const outputs = runChunks({
      worker,
      build: (span, size) => encoderGraph(config, weights, size, span),
      input: 'frames',
      output: 'mean',
      chunks: frameChunks(patched(source, config.patch_size), clip.time, clip.whole),
      signal: clip.signal,
    });
    for await (const chunk of outputs) {
      latents.push(...framesOf(chunk));
      onChunk();
    }
    const { dims, data } = joinFrames(latents);
    const [planes = 0, count = 0, height = 0, width = 0] = dims;
    return { planes: planes * count, height, width, data };
  }
}

/** The frames of a clip, checked. */
async function* frames({ frames, colours, height, width, signal }: Clip): AsyncGenerator<Picture> {
  for await (const { dims, data } of frames) {
    signal.throwIfAborted();
    const [planes = 0, count, rows, columns] = dims;
    if (dims.length !== 4 || planes !== colours || count !== 1 || rows !== height || columns !== width)
      throw new RetakeError(
        'request_invalid',
        `a frame [${dims.join(',')}] to encode; allowed: [${colours},1,${height},${width}]`,
      );
    yield { planes, height, width, data };
  }
}

/** A part of each frame, from a file of whole ones. */
async function* spooled(
  file: SpoolFile,
  count: number,
  place: Place,
  { space, colours: planes, height, width }: Clip,
): AsyncGenerator<Picture> {
  const part = {
    top: place.top * space,
    left: place.left * space,
    rows: place.rows * space,
    columns: place.columns * space,
  };
  for (let frame = 0; frame < count; frame++) {
    const strip = { planes, height: part.rows, width, data: new Float32Array(planes * part.rows * width) };
    for (let plane = 0; plane < planes; plane++) {
      const rows = strip.data.subarray(plane * part.rows * width, (plane + 1) * part.rows * width);
      await file.read(((frame * planes + plane) * height + part.top) * width, rows);
    }
    yield crop(strip, { ...part, top: 0 });
  }
}

async function* patched(source: AsyncIterable<Picture>, patch: number): AsyncGenerator<Picture> {
  for await (const picture of source) yield patchPixels(picture, patch);
}
