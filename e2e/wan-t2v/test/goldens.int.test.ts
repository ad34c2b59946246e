import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textToVideo } from '@retake/model-wan-t2v';
import { decodeSafetensors } from '@retake/onnx';
import type { StageOutput, Tensor } from '@retake/plugin-api';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { describe, expect, it } from 'vitest';

const latentLimit = 1e-3;
/** Frames leave the run as bytes: cutting to 1/255 moves single values by up to one, their mean by far less. */
const meanByteLimit = 0.05;

interface GoldenFile {
  readonly checkpoint: string;
  readonly request: {
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
  };
}

async function floats(path: string): Promise<(name: string) => Tensor<'float32'>> {
  const { tensors } = decodeSafetensors(await readFile(path), path);
  return (name) => tensors[name] as Tensor<'float32'>;
}

function relativeError(found: Float32Array, wanted: Float32Array): number {
  expect(found).toHaveLength(wanted.length);
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

describe('the run of the reference', () => {
  it.each([
    ['a-base', 'resident'],
    ['b-odd-grid', 'stream'],
    ['c-bf16', 'stream'],
    ['d-no-cfg', 'resident'],
  ])('%s is repeated by the stages, %s', async (name, residency) => {
    const folder = join(fixtures, 'goldens', name);
    const golden: GoldenFile = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8'));
    const reference = await floats(join(folder, 'tensors.safetensors'));
    const adapter = await openAdapter(textToVideo);
    const { request } = golden;
    const plan = await planFor(
      adapter,
      join(fixtures, golden.checkpoint),
      {
        prompt: request.prompt,
        negativePrompt: request.negative_prompt,
        width: request.width,
        height: request.height,
        frames: request.num_frames,
        steps: request.steps,
        guidanceScale: request.guidance_scale,
        guidanceScale2: request.guidance_scale_2,
        flowShift: request.flow_shift,
        seed: request.seed,
      },
      { options: { residency, 'vae.tiling': null } },
    );
    const run = await adapter.open(plan, new AbortController().signal);
    try {
      const outputs = await runStages(run, { directory: await scratch() });
      const latents = (await floats(fileOf(outputs.denoise, 'latents')))('latents');
      const steps = reference('latents_steps').data;
      const last = steps.subarray(steps.length - latents.data.length);
      expect(relativeError(latents.data, last)).toBeLessThanOrEqual(latentLimit);

      const bytes = await readFile(fileOf(outputs.decode, 'frames'));
      const wanted = referenceBytes(reference('frames'));
      expect(bytes).toHaveLength(wanted.length);
      const off = wanted.map((value, i) => Math.abs(value - (bytes[i] ?? 0)));
      expect(off.reduce((most, value) => Math.max(most, value), 0)).toBeLessThanOrEqual(1);
      expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(meanByteLimit);

      const clip = await readFile(fileOf(outputs.write, 'video'));
      expect(clip.subarray(4, 8).toString()).toBe('ftyp');
      expect(outputs.write?.facts).toMatchObject({ frames: request.num_frames, fps: 16 });
    } finally {
      await run.close();
    }
  });
});
