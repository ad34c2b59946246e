import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createMp4Encoder, mp4EncoderConfig } from '../../packages/encoder-mp4/dist/index.js';
import { textToVideo } from '../../packages/model-wan-t2v/dist/index.js';
import { decodeSafetensors, openWeights } from '../../packages/onnx/dist/index.js';
import { OrtRuntime } from '../../packages/runtime-ort/dist/index.js';
import {
  cleanPrompt,
  decodeDenoiseState,
  loadTokenizer,
  readTransformerConfig,
  readVaeConfig,
  torchRandn,
  WanTransformer,
  WanVaeDecoder,
} from '../../packages/wan/dist/index.js';
import { WanAdapter } from '../../packages/wan-stages/dist/index.js';

/** What the project promises, relative Euclidean errors over whole tensors. Ids and noise must agree closer. */
const limits = { ids: 0, noise: 2e-6, part: 1e-4, run: 1e-3 };
const { signal } = new AbortController();
const quiet = { debug() {}, info() {}, warn: (_fields, text) => console.error(text), error: console.error };

/** Makes the request of a golden with Retake and compares every quantity that the golden holds. */
export async function runOurs({ folder, golden, checkpoint, residency }) {
  const reference = decodeSafetensors(await readFile(join(folder, 'tensors.safetensors'))).tensors;
  const rows = [];
  const compare = (quantity, found, wanted, limit) =>
    rows.push({ quantity, error: relativeError(found, wanted), limit });
  const runtime = new OrtRuntime(
    { now: Date.now, sleep: (ms, stop) => wait(ms, undefined, { signal: stop }) },
    quiet,
  );

  await compareTokens(golden, checkpoint, compare);
  compare(
    'noise',
    torchRandn(golden.request.seed, reference.noise.data.length),
    reference.noise.data,
    limits.noise,
  );
  const { embeddings, steps } = await wholeRun({ runtime, golden, checkpoint, residency });
  compare('prompt_embeds', embeddings.prompt.data, reference.prompt_embeds.data, limits.part);
  if (reference.negative_prompt_embeds)
    compare(
      'negative_prompt_embeds',
      embeddings.negative.data,
      reference.negative_prompt_embeds.data,
      limits.part,
    );

  const worker = await runtime.open({ memoryBytes: null });
  const texts = { cond: reference.prompt_embeds, uncond: reference.negative_prompt_embeds };
  for (const { tensor, latents, component, branch, timestep } of golden.predictions) {
    const model = new WanTransformer({
      config: await readTransformerConfig(join(checkpoint, component)),
      weights: await openWeights(join(checkpoint, component)),
      worker,
      residency,
    });
    const found = await model.predict({ latents: reference[latents], timestep, text: texts[branch], signal });
    compare(tensor, found, reference[tensor].data, limits.part);
    await model.close();
  }
  const size = reference.noise.data.length;
  const at = (step) => reference.latents_steps.data.subarray(step * size, (step + 1) * size);
  steps.forEach((latents, step) => {
    const name = step === steps.length - 1 ? 'final latents' : `latents after step ${step + 1}`;
    compare(name, latents.data, at(step), limits.run);
  });
  const decoder = new WanVaeDecoder({
    config: await readVaeConfig(join(checkpoint, 'vae')),
    weights: await openWeights(join(checkpoint, 'vae')),
    worker,
  });
  const decode = async (latents) => (await decoder.decode({ latents, tiling: null, signal })).data;
  const last = { ...reference.noise, data: at(steps.length - 1) };
  compare('frames of its latents', await decode(last), reference.frames.data, limits.part);
  compare('frames of our latents', await decode(steps.at(-1)), reference.frames.data, limits.run);
  await worker.close();
  return rows;
}

async function compareTokens({ tokens, max_sequence_length }, checkpoint, compare) {
  const tokenizer = await loadTokenizer(join(checkpoint, 'tokenizer'));
  for (const [name, { text, ids }] of Object.entries(tokens)) {
    const found = tokenizer.encode(cleanPrompt(text), max_sequence_length);
    compare(`${name} ids`, found.ids.slice(0, found.rows), ids, limits.ids);
  }
}

/** The stages of the adapter up to the latents, as a run makes them. */
async function wholeRun({ runtime, golden, checkpoint, residency }) {
  const { request } = golden;
  const scratch = await mkdtemp(join(tmpdir(), 'retake-parity-run-'));
  const { value: encoderConfig } = await mp4EncoderConfig['~standard'].validate({});
  const encoder = createMp4Encoder(encoderConfig, quiet);
  const adapter = new WanAdapter(textToVideo, { runtime, encoder, cacheDirectory: scratch, log: quiet });
  const validated = await adapter.validate(
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
    checkpoint,
  );
  if (validated.problems.length > 0) throw new Error(JSON.stringify(validated.problems));
  const hardware = { id: 'any', memoryBytes: Number.MAX_SAFE_INTEGER, usable: 1 };
  const options = { residency };
  const plan = await adapter.plan({
    request: validated.request,
    checkpoint,
    hardware,
    memoryBytes: null,
    options,
  });
  const run = await adapter.open(plan, signal);
  const steps = [];
  const inputs = {};
  for (const stage of run.stages.slice(0, 2)) {
    const directory = join(scratch, stage.id);
    await mkdir(directory, { recursive: true });
    inputs[stage.id] = await stage.run({
      signal,
      inputs,
      directory,
      checkpoints: {
        load: async () => undefined,
        save: async (_step, data) => void steps.push(decodeDenoiseState(data).latents),
      },
      progress() {},
      worker() {},
      preview() {},
      log: quiet,
    });
  }
  await run.close();
  const embeddings = decodeSafetensors(await readFile(inputs.encode_text.files.embeddings)).tensors;
  return { embeddings, steps };
}

/** Euclidean norm of the difference over that of the reference. */
function relativeError(found, wanted) {
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < wanted.length; i++) {
    difference += (found[i] - wanted[i]) ** 2;
    norm += wanted[i] ** 2;
  }
  return difference === 0 ? 0 : Math.sqrt(difference / norm);
}
