// Denoise passes at the true widths of Wan2.2-T2V-A14B in a process with a memory limit smaller than the checkpoint.
//   node tools/synthetic-checkpoint/make.mjs --out <folder> --preset wan-t2v-a14b --layers 3
//   node bench/true-width.mjs --checkpoint <folder> [--memory 2000000000] [--latent 5,32,32] [--steps 2]
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openWeights } from '@retake/onnx';
import {
  readSchedulerConfig,
  readTransformerConfig,
  torchRandn,
  UniPCMultistep,
  WanTransformer,
} from '@retake/wan';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string' },
    memory: { type: 'string', default: '2000000000' },
    latent: { type: 'string', default: '5,32,32' },
    steps: { type: 'string', default: '2' },
  },
});
const folder = resolve(values.checkpoint);
const [frames, height, width] = values.latent.split(',').map(Number);
const textRows = 32;
const signal = new AbortController().signal;

const { worker, close } = await openRuntime(2, Number(values.memory));
const scheduler = new UniPCMultistep(
  await readSchedulerConfig(join(folder, 'scheduler')),
  Number(values.steps),
);
let bytes = 0;
let latents;
for (const [index, timestep] of scheduler.timesteps.entries()) {
  const component = index < scheduler.timesteps.length / 2 ? 'transformer' : 'transformer_2';
  const config = await readTransformerConfig(join(folder, component));
  const weights = await openWeights(join(folder, component));
  latents ??= random([config.in_channels, frames, height, width]);
  bytes += await bytesOf(join(folder, component));
  const model = new WanTransformer({ config, weights, worker, residency: 'stream' });
  const start = performance.now();
  const text = random([textRows, config.text_dim]);
  const velocity = await model.predict({ latents, timestep, text, signal });
  latents = { ...latents, data: scheduler.step(index, velocity, latents.data) };
  await model.close();
  const finite = latents.data.every(Number.isFinite);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `step ${index + 1} (${component}, ${config.num_layers} layers of width ${config.num_attention_heads * config.attention_head_dim}): ${seconds} s, finite: ${finite}, process data memory now ${mb(worker.memory().dataBytes)}, resident ${mb(worker.memory().residentBytes)}`,
  );
}
console.log(`weights walked: ${mb(bytes)} under a limit of ${mb(Number(values.memory))}`);
await close();

async function bytesOf(component) {
  const files = (await readdir(component)).filter((name) => name.endsWith('.safetensors'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(component, name))).size));
  return sizes.reduce((a, b) => a + b, 0);
}

function random(dims) {
  return {
    type: 'float32',
    dims,
    data: torchRandn(
      1,
      dims.reduce((a, b) => a * b, 1),
    ),
  };
}

function mb(count) {
  return `${Math.round((count ?? 0) / 1e6)} MB`;
}
