import { dirname, join } from 'node:path';
import { openWeights, type Weights, writeSafetensors } from '@retake/onnx';
import {
  type ImageTools,
  RetakeError,
  type Stage,
  type StageContext,
  type StageOutput,
  type Tensor,
} from '@retake/plugin-api';
import { i2vFrames, i2vMask, joinChannels, WanVaeEncoder } from '@retake/wan';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { checkImageLatents } from '../health/check-health.js';
import { imageHash } from '../images/image-hash.js';
import { requireTools } from '../images/look-at-images.js';
import { freshScratch } from './fresh-scratch.js';
import type { StageTools } from './stage-tools.js';

/**
 * Images → `condition`: safetensors with what the denoise takes of them. Image to video: the mask and the latents of a clip
 * of the image and grey frames, [4 + z,T,h,w]. Text and image to video: the latents of the image, [z,1,h,w]. Bound to what
 * the files hold and not to where they lie.
 */
export function encodeImageStage(tools: StageTools, images: ImageTools | undefined): Stage {
  const wholeClip = makesClip(tools.configs);
  return {
    id: 'encode_image',
    title: 'Encode the image',
    reads: [
      'checkpoint',
      'options.images',
      'options.vae.encodeTiling',
      'request.imageFit',
      'request.width',
      'request.height',
      ...(wholeClip ? ['request.frames'] : []),
    ],
    inputs: [],
    run: (context) => encodeImage(tools, requireTools(images), context),
  };
}

async function encodeImage(
  { configs, plan, worker }: StageTools,
  images: ImageTools,
  context: StageContext,
): Promise<StageOutput> {
  const { width, height, image: path, lastImage: lastPath, allowBlankImage: blank = false } = plan.request;
  const hashes = plan.options.images;
  const image = await readImage(images, { path, hash: hashes?.image, plan, context });
  const last =
    lastPath === undefined
      ? undefined
      : await readImage(images, { path: lastPath, hash: hashes?.lastImage, plan, context });
  const frameCount = makesClip(configs) ? plan.request.frames : 1;
  const folder = join(configs.folder, 'vae');
  const weights = await openWeights(folder);
  const encoder = new WanVaeEncoder({
    config: configs.vae,
    weights,
    worker: await worker.open(context),
  });
  try {
    const latents = await encoder.encode({
      frames: i2vFrames(image.pixels, last?.pixels, frameCount),
      frameCount,
      width,
      height,
      tiling: plan.options.vae.encodeTiling ?? null,
      scratch: await freshScratch(context),
      signal: context.signal,
      onProgress: (fraction) => context.progress({ fraction }),
    });
    checkImageLatents(latents, { component: 'vae', file: fileOf(weights, folder) }, blank);
    const file = join(context.directory, 'condition.safetensors');
    await writeSafetensors(file, { condition: masked(configs, latents, last !== undefined) });
    return {
      files: { condition: file },
      facts: { image: image.source, ...(last && { lastImage: last.source }) },
    };
  } finally {
    await encoder.close();
  }
}

/** The file of weights that are in one of the folder, else the folder: files of a cache lie elsewhere. */
function fileOf({ files }: Weights, folder: string): string {
  const [file, ...others] = files;
  return file && others.length === 0 && dirname(file.path) === folder ? file.path : folder;
}

/** Image to video conditions all frames; the other model only the first. */
function makesClip({ conditioning }: CheckpointConfigs): boolean {
  return conditioning === 'image-required';
}

function masked(
  configs: CheckpointConfigs,
  latents: Tensor<'float32'>,
  lastImage: boolean,
): Tensor<'float32'> {
  if (!makesClip(configs)) return latents;
  const [, frames = 0, rows = 0, columns = 0] = latents.dims;
  return joinChannels(i2vMask(frames, rows, columns, lastImage), latents);
}

interface ImageRead {
  readonly path: string | undefined;
  /** What the file held when the run was planned. */
  readonly hash: string | undefined;
  readonly plan: StageTools['plan'];
  readonly context: StageContext;
}

async function readImage(images: ImageTools, { path = '', hash, plan, context: { signal } }: ImageRead) {
  const { width, height, imageFit: fit = 'stretch' } = plan.request;
  if ((await imageHash(path, signal)) !== hash) throw changed(path);
  const { rgb, source } = await images.read(path, { width, height, fit, signal });
  const pixels: Tensor<'float32'> = { type: 'float32', dims: [3, height, width], data: rgb };
  return { pixels, source: { ...source } };
}

function changed(path: string): RetakeError {
  return new RetakeError('image_changed', `${path} does not hold the image that the run was started with`, {
    facts: { file: path },
  });
}
