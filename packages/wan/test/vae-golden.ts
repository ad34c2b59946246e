import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSafetensors, openWeights } from '@retake/onnx';
import type { Tensor, TensorWorker } from '@retake/plugin-api';
import { readVaeConfig, WanVaeDecoder, WanVaeEncoder } from '@retake/wan';
import { fixtures } from './fixtures.js';

interface Tiles {
  readonly tile_height: number;
  readonly tile_width: number;
  readonly stride_height: number;
  readonly stride_width: number;
}

interface Facts {
  readonly checkpoint: string;
  readonly frames: number;
  readonly height: number;
  readonly width: number;
  readonly encode_tiles: Tiles;
  readonly decode_tiles: Tiles;
  readonly tiled_latent_frames: number;
}

/** What `tools/reference/vae_goldens.py` wrote about one VAE, and the VAE itself. */
export async function openVaeGolden(name: string, worker: TensorWorker) {
  const folder = join(fixtures, 'vae-goldens', name);
  const facts = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as Facts;
  const { tensors } = decodeSafetensors(await readFile(join(folder, 'tensors.safetensors')), folder);
  const part = join(fixtures, facts.checkpoint);
  const options = { config: await readVaeConfig(part), weights: await openWeights(part), worker };
  return {
    facts,
    config: options.config,
    encoder: new WanVaeEncoder(options),
    decoder: new WanVaeDecoder(options),
    tensor: (key: string) => tensors[key] as Tensor<'float32'>,
  };
}

export function tilingOf(tiles: Tiles) {
  return {
    height: { tile: tiles.tile_height, stride: tiles.stride_height },
    width: { tile: tiles.tile_width, stride: tiles.stride_width },
  };
}

/** The frames from `from` to `to` of [C,F,h,w]. */
export function framesBetween(
  { dims, data }: Tensor<'float32'>,
  from: number,
  to: number,
): Tensor<'float32'> {
  const [planes = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  const count = to - from;
  const cut = new Float32Array(planes * count * size);
  for (let plane = 0; plane < planes; plane++)
    cut.set(
      data.subarray((plane * frames + from) * size, (plane * frames + to) * size),
      plane * count * size,
    );
  return { type: 'float32', dims: [planes, count, height, width], data: cut };
}

/** Each frame of [C,F,H,W] by itself. */
export function* eachFrame(clip: Tensor<'float32'>): Generator<Tensor<'float32'>> {
  for (let frame = 0; frame < (clip.dims[1] ?? 0); frame++) yield framesBetween(clip, frame, frame + 1);
}
