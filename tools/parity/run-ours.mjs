import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeSafetensors, openWeights } from '../../packages/onnx/dist/index.js';
import { OrtRuntime } from '../../packages/runtime-ort/dist/index.js';
import {
  cleanPrompt,
  keepFirstFrame,
  loadTokenizer,
  readTransformerConfig,
  readVaeConfig,
  torchRandn,
  WanTransformer,
  WanVaeDecoder,
} from '../../packages/wan/dist/index.js';
import { errorsBetween } from './errors-between.mjs';
import { wholeRun } from './whole-run.mjs';

/** What the project promises, relative Euclidean errors over whole tensors. Ids and noise must agree closer. */
const limits = { ids: 0, noise: 2e-6, part: 1e-4, run: 1e-3 };
const { signal } = new AbortController();
const quiet = { debug() {}, info() {}, warn: (_fields, text) => console.error(text), error: console.error };

/** Makes the request of a golden with Retake and compares every quantity that the golden holds. */
export async function runOurs({ folder, golden, checkpoint, residency }) {
  const reference = decodeSafetensors(await readFile(join(folder, 'tensors.safetensors'))).tensors;
  const rows = [];
  const compare = (quantity, found, wanted, limit) =>
    rows.push({ quantity, ...errorsBetween(found, wanted), limit });
  const clock = { now: Date.now, sleep: (ms, stop) => wait(ms, undefined, { signal: stop }) };
  const runtime = new OrtRuntime(clock, quiet);

  await compareTokens(golden, checkpoint, compare);
  const { noise } = reference;
  compare('noise', torchRandn(golden.request.seed, noise.data.length), noise.data, limits.noise);
  const run = await wholeRun({ runtime, folder, golden, checkpoint, residency, log: quiet });
  for (const [ours, theirs] of [
    [run.embeddings.prompt, 'prompt_embeds'],
    [run.embeddings.negative, 'negative_prompt_embeds'],
    [run.condition, 'condition'],
  ])
    if (reference[theirs]) compare(theirs, ours.data, reference[theirs].data, limits.part);

  const worker = await runtime.open({ memoryBytes: null });
  await comparePredictions({ golden, reference, checkpoint, worker, residency, compare });
  const size = noise.data.length;
  const kept = golden.kept_steps ?? [...run.steps.keys()];
  const at = (row) => reference.latents_steps.data.subarray(row * size, (row + 1) * size);
  kept.forEach((step, row) => {
    compare(`latents after step ${step + 1}`, run.steps[step].data, at(row), limits.run);
  });
  const last = { ...noise, data: at(kept.length - 1) };
  const decoded = golden.expand_timesteps && run.condition ? keepFirstFrame(last, reference.condition) : last;
  const vae = join(checkpoint, 'vae');
  const config = await readVaeConfig(vae);
  const decoder = new WanVaeDecoder({ config, weights: await openWeights(vae), worker });
  const decode = async (latents) => (await decoder.decode({ latents, tiling: null, signal })).data;
  compare('frames of its latents', await decode(decoded), reference.frames.data, limits.part);
  compare('frames of our latents', await decode(run.latents), reference.frames.data, limits.run);
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

/** Single transformer calls on the reference's own inputs. */
async function comparePredictions({ golden, reference, checkpoint, worker, residency, compare }) {
  const texts = { cond: reference.prompt_embeds, uncond: reference.negative_prompt_embeds };
  for (const { tensor, latents, component, branch, timestep } of golden.predictions) {
    const folder = join(checkpoint, component);
    const model = new WanTransformer({
      config: await readTransformerConfig(folder),
      weights: await openWeights(folder),
      worker,
      residency,
    });
    const found = await model.predict({ latents: reference[latents], timestep, text: texts[branch], signal });
    compare(tensor, found, reference[tensor].data, limits.part);
    await model.close();
  }
}
