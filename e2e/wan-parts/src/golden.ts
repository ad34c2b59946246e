import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSafetensors } from '@retake/onnx';
import type { JsonObject, StageOutput, Tensor } from '@retake/plugin-api';
import type { WanFamily } from '@retake/wan-stages';
import { fixtures, openAdapter, planFor, scratch } from './parts.js';
import { runStages } from './run-stages.js';

interface GoldenRequest {
  readonly prompt: string;
  readonly negative_prompt: string;
  readonly height: number;
  readonly width: number;
  readonly num_frames: number;
  readonly steps: number;
  readonly guidance_scale: number;
  readonly guidance_scale_2: number;
  readonly seed: number;
  readonly flow_shift: number;
  readonly scheduler?: 'euler';
  readonly single?: boolean;
  readonly image?: string;
  readonly last_image?: string;
}

interface Golden {
  readonly checkpoint: string;
  readonly request: GoldenRequest;
  readonly boundary_ratio: number | null;
}

/** How far a run of all stages is from the reference's. */
export interface GoldenDistance {
  /** Relative Euclidean error of what `encode_image` left; undefined without an image. */
  readonly condition: number | undefined;
  /** The same of the latents after the last step. */
  readonly latents: number;
  /** Of the frames as bytes: the largest difference and the mean one. */
  readonly largestByte: number;
  readonly meanByte: number;
  readonly facts: JsonObject;
  readonly request: GoldenRequest;
}

/** Repeats a golden with a family's adapter, from the request to the clip. */
export async function repeatGolden(
  family: WanFamily,
  name: string,
  residency: 'resident' | 'stream',
): Promise<GoldenDistance> {
  const folder = join(fixtures, 'goldens', name);
  const golden: Golden = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8'));
  const { request } = golden;
  const reference = await floats(join(folder, 'tensors.safetensors'));
  const adapter = await openAdapter(family);
  const checkpoint = await checkpointOf(golden.checkpoint, request);
  const plan = await planFor(adapter, checkpoint, fieldsOf(golden, folder), {
    options: { residency, 'vae.tiling': null },
  });
  const run = await adapter.open(plan, new AbortController().signal);
  try {
    const outputs = await runStages(run, { directory: await scratch() });
    const latents = (await floats(fileOf(outputs.denoise, 'latents')))('latents');
    const condition =
      outputs.encode_image && (await floats(fileOf(outputs.encode_image, 'condition')))('condition');
    const kept = family.conditioning === 'image-optional-first-frame' ? condition : undefined;
    const bytes = await readFile(fileOf(outputs.decode, 'frames'));
    const wanted = referenceBytes(reference('frames'));
    const off = Array.from(wanted, (value, i) => Math.abs(value - (bytes[i] ?? 0)));
    const clip = await readFile(fileOf(outputs.write, 'video'));
    if (bytes.length !== wanted.length || clip.toString('latin1', 4, 8) !== 'ftyp')
      throw new Error('the clip is of another length, or no MP4');
    return {
      condition: condition && relativeError(condition.data, reference('condition').data),
      latents: relativeError(latents.data, lastLatents(reference('latents_steps'), latents, kept)),
      largestByte: off.reduce((most, value) => Math.max(most, value), 0),
      meanByte: off.reduce((sum, value) => sum + value, 0) / off.length,
      facts: outputs.write?.facts ?? {},
      request,
    };
  } finally {
    await run.close();
  }
}

function fieldsOf({ request, boundary_ratio }: Golden, folder: string): JsonObject {
  return {
    prompt: request.prompt,
    negativePrompt: request.negative_prompt,
    width: request.width,
    height: request.height,
    frames: request.num_frames,
    steps: request.steps,
    guidanceScale: request.guidance_scale,
    flowShift: request.flow_shift,
    seed: request.seed,
    ...(request.image && { image: join(folder, request.image) }),
    ...(request.last_image && { lastImage: join(folder, request.last_image) }),
    ...(boundary_ratio !== null && { guidanceScale2: request.guidance_scale_2 }),
  };
}

/** The fixture, or a copy of it with the scheduler and the experts of the golden. */
async function checkpointOf(name: string, { scheduler, single }: GoldenRequest): Promise<string> {
  if (!scheduler && !single) return join(fixtures, name);
  const folder = join(await scratch(), name);
  await cp(join(fixtures, name), folder, { recursive: true });
  if (scheduler)
    await writeFile(
      join(folder, 'scheduler/scheduler_config.json'),
      JSON.stringify({ _class_name: 'FlowMatchEulerDiscreteScheduler', num_train_timesteps: 1000, shift: 3 }),
    );
  if (single) {
    const path = join(folder, 'model_index.json');
    const index = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...index, boundary_ratio: null, transformer_2: [null, null] }));
  }
  return folder;
}

/** The reference keeps the image as the first frame after the step that it recorded last. */
function lastLatents(
  { data }: Tensor<'float32'>,
  { dims }: Tensor<'float32'>,
  kept: Tensor<'float32'> | undefined,
): Float32Array {
  const [channels = 0, frames = 0, height = 0, width = 0] = dims;
  const area = height * width;
  const last = data.slice(data.length - channels * frames * area);
  for (let channel = 0; kept && channel < channels; channel++)
    last.set(kept.data.subarray(channel * area, (channel + 1) * area), channel * frames * area);
  return last;
}

async function floats(path: string): Promise<(name: string) => Tensor<'float32'>> {
  const { tensors } = decodeSafetensors(await readFile(path), path);
  return (name) => {
    const tensor = tensors[name];
    if (tensor?.type !== 'float32') throw new Error(`${path} has no ${name}`);
    return tensor as Tensor<'float32'>;
  };
}

function relativeError(found: Float32Array, wanted: Float32Array): number {
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const sum = (values: Float32Array, other?: Float32Array) =>
    values.reduce((total, value, i) => total + (value - (other?.[i] ?? 0)) ** 2, 0);
  return Math.sqrt(sum(found, wanted) / sum(wanted));
}

/** The bytes that reference frames [3,F,H,W] in −1…1 become: truncated, colours last. */
function referenceBytes({ dims, data }: Tensor<'float32'>): Uint8Array {
  const [colours = 0, frames = 0, height = 0, width = 0] = dims;
  const perFrame = height * width;
  return Uint8Array.from({ length: data.length }, (_, at) => {
    const colour = at % colours;
    const pixel = Math.floor(at / colours);
    const place = (colour * frames + Math.floor(pixel / perFrame)) * perFrame + (pixel % perFrame);
    const value = data[place] ?? 0;
    return Math.trunc(Math.min(1, Math.max(0, value / 2 + 0.5)) * 255);
  });
}

function fileOf(output: StageOutput | undefined, name: string): string {
  const path = output?.files[name];
  if (path === undefined) throw new Error(`no file ${name}`);
  return path;
}
