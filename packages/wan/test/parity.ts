import type { Residency, Tensor, TensorWorker } from '@retake/plugin-api';
import { i2vFrames, i2vMask, joinChannels, keepFirstFrame } from '@retake/wan';
import { type OpenCheckpoint, openCheckpoint } from './checkpoint.js';
import { fullRun } from './full-run.js';
import { type Golden, readGolden } from './golden.js';
import { relativeError, worstFrameError } from './relative-error.js';

/** One compared quantity. `error` is relative, over the whole tensor, of frames the worst one. */
export interface ParityRow {
  readonly quantity: string;
  readonly error: number;
  readonly limit: number;
}

export interface ParityOptions {
  readonly golden: string;
  readonly checkpoint: string;
  readonly worker: TensorWorker;
  readonly residency: Residency;
}

const layerLimit = 1e-4;
const runLimit = 1e-3;
const signal = new AbortController().signal;

/** Recomputes everything a golden holds and compares: embeddings, pictures, predictions, decoded frames, a full run. */
export async function compareWithGolden(options: ParityOptions): Promise<readonly ParityRow[]> {
  const golden = await readGolden(options.golden);
  const model = await openCheckpoint({ ...options, folder: options.checkpoint });
  const rows: ParityRow[] = [];
  const compare = (quantity: string, found: Float32Array, reference: Float32Array, limit = layerLimit) =>
    rows.push({ quantity, error: relativeError(found, reference), limit });
  const compareFrames = (quantity: string, found: Tensor<'float32'>, name: string, limit = layerLimit) =>
    rows.push({ quantity, error: worstFrameError(found, golden.tensor(name)), limit });

  const texts = await encodeTexts(model, golden);
  for (const [name, text] of Object.entries(texts)) compare(name, text.data, golden.tensor(name).data);
  const condition = await encodePictures(model, golden);
  if (condition) compare('condition', condition.data, golden.tensor('condition').data);
  for (const prediction of golden.facts.predictions) {
    const text = prediction.branch === 'cond' ? texts.prompt_embeds : texts.negative_prompt_embeds;
    const expert = model.experts[prediction.component];
    if (!text || !expert) throw new Error(`no text or no expert for ${prediction.tensor}`);
    const latents = golden.tensor(prediction.latents);
    const found = await expert.predict({ latents, timestep: prediction.timestep, text, signal });
    compare(prediction.tensor, found, golden.tensor(prediction.tensor).data);
  }
  const reference = lastLatents(golden);
  const frames = await model.vae.decode({ latents: reference, tiling: null, signal });
  compareFrames('frames', frames, 'frames');
  const tiled = await tiledFrames(model, golden, reference);
  if (tiled) compareFrames('tiled_frames', tiled, 'tiled_frames');
  const final = await fullRun(model, golden, { ...texts, condition });
  compare('final_latents', final.data, reference.data, runLimit);
  const video = await model.vae.decode({ latents: final, tiling: null, signal });
  compareFrames('video', video, 'frames', runLimit);
  const { textEncoder, experts, vae, vaeEncoder } = model;
  for (const part of [textEncoder, experts.transformer, experts.transformer_2, vae, vaeEncoder])
    await part?.close();
  return rows;
}

type Texts = Readonly<Partial<Record<'prompt_embeds' | 'negative_prompt_embeds', Tensor<'float32'>>>>;

async function encodeTexts({ textEncoder }: OpenCheckpoint, { facts }: Golden): Promise<Texts> {
  const prompt = await textEncoder.encode({ ids: facts.tokens.prompt.ids, signal });
  if (!facts.classifier_free_guidance) return { prompt_embeds: prompt };
  const negative = await textEncoder.encode({ ids: facts.tokens.negative_prompt.ids, signal });
  return { prompt_embeds: prompt, negative_prompt_embeds: negative };
}

/** What the golden's pictures condition the run with: the first frame's latents, or mask and latents of the clip. */
async function encodePictures(
  { vaeEncoder }: OpenCheckpoint,
  golden: Golden,
): Promise<Tensor<'float32'> | undefined> {
  const { request, expand_timesteps } = golden.facts;
  if (request.image === undefined) return undefined;
  const last = request.last_image === undefined ? undefined : golden.tensor('last_image');
  const frames = i2vFrames(golden.tensor('image'), last, expand_timesteps ? 1 : request.num_frames);
  const { height, width } = request;
  const latents = await vaeEncoder.encode({ frames, height, width, tiling: null, signal });
  if (expand_timesteps) return latents;
  const [, time = 0, rows = 0, columns = 0] = latents.dims;
  return joinChannels(i2vMask(time, rows, columns, last !== undefined), latents);
}

/** What the reference decoded: the latents after the last step, with a given first frame put back. */
function lastLatents(golden: Golden): Tensor<'float32'> {
  const { dims } = golden.tensor('noise');
  const steps = golden.tensor('latents_steps').data;
  const size = dims.reduce((product, length) => product * length, 1);
  const last = { type: 'float32' as const, dims, data: steps.slice(steps.length - size) };
  const { expand_timesteps, request } = golden.facts;
  return expand_timesteps && request.image !== undefined
    ? keepFirstFrame(last, golden.tensor('condition'))
    : last;
}

async function tiledFrames(
  { vae }: OpenCheckpoint,
  { facts }: Golden,
  latents: Tensor<'float32'>,
): Promise<Tensor<'float32'> | undefined> {
  if (!facts.tiling) return undefined;
  const { tiling } = facts;
  return vae.decode({
    latents: firstFrames(latents, tiling.latent_frames),
    tiling: {
      height: { tile: tiling.tile_sample_min_height, stride: tiling.tile_sample_stride_height },
      width: { tile: tiling.tile_sample_min_width, stride: tiling.tile_sample_stride_width },
    },
    signal,
  });
}

function firstFrames({ dims, data }: Tensor<'float32'>, count: number): Tensor<'float32'> {
  const [channels = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  const cut = new Float32Array(channels * count * size);
  for (let channel = 0; channel < channels; channel++) {
    const from = channel * frames * size;
    cut.set(data.subarray(from, from + count * size), channel * count * size);
  }
  return { type: 'float32', dims: [channels, count, height, width], data: cut };
}
