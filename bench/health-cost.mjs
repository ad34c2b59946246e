// What looking at velocities and latents costs beside the denoise step it looks at, in one run: real ONNX Runtime sessions.
//   node bench/health-cost.mjs [--checkpoint fixtures/tiny-wan-t2v] [--latent 5,8,12] [--runs 15] [--threads 2]
// The look is counted in processor time, the step (sessions run in a process of their own) as the quickest of all.
// Larger latents are looked at without a step, beside a published step time on one H100.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWeights } from '@retake/onnx';
import { readTransformerConfig, torchRandn, WanTransformer } from '@retake/wan';
import { checkLatents, checkVelocity } from '@retake/wan-stages';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string', default: 'fixtures/tiny-wan-t2v' },
    latent: { type: 'string', default: '5,8,12' },
    runs: { type: 'string', default: '15' },
    threads: { type: 'string', default: '2' },
  },
});
const folder = resolve(fileURLToPath(new URL('..', import.meta.url)), values.checkpoint);
const runs = Number(values.runs);
const warmup = 3;
const textRows = 512;
/** [what, latent dimensions, seconds of a published step on one H100] */
const published = [
  ['832×480, 81 frames', [16, 21, 60, 104], 8.2],
  ['1280×720, 81 frames', [16, 21, 90, 160], 26],
];

const config = await readTransformerConfig(join(folder, 'transformer'));
const dims = [config.in_channels, ...values.latent.split(',').map(Number)];
const { worker, close } = await openRuntime(Number(values.threads));
const model = new WanTransformer({
  config,
  weights: await openWeights(join(folder, 'transformer')),
  worker,
  residency: 'resident',
});
const latents = random(dims);
const text = random([textRows, config.text_dim]);
const signal = new AbortController().signal;
const [steps, checks] = [[], []];
for (let i = 0; i < warmup + runs; i++) {
  const begun = performance.now();
  // With guidance: one pass with the prompt, one without.
  const velocity = await model.predict({ latents, timestep: 900 - i, text, signal });
  await model.predict({ latents, timestep: 900 - i, text, signal });
  const made = performance.now();
  const seconds = timed(() => look(velocity, latents.data, i));
  if (i < warmup) continue;
  steps.push((made - begun) / 1000);
  checks.push(seconds);
}
await close();

console.log('| latents | numbers | look at velocity and latents | step | share |');
console.log('|---|---|---|---|---|');
row(`${values.checkpoint}, [${dims}]`, count(dims), median(checks), Math.min(...steps));
for (const [what, size, step] of published) {
  const given = random(size).data;
  const seconds = Array.from({ length: runs }, (_, index) => timed(() => look(given, given, index)));
  row(`${what} (published step)`, count(size), median(seconds), step);
}

/** As the denoise stage does after each prediction and each step. */
function look(velocity, after, step) {
  checkVelocity(velocity, step);
  checkLatents(after, step);
}

function row(what, numbers, check, step) {
  const share = ((100 * check) / step).toFixed(3);
  console.log(
    `| ${what} | ${numbers} | ${(check * 1000).toFixed(3)} ms | ${(step * 1000).toFixed(1)} ms | ${share} % |`,
  );
}

function timed(work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function random(size) {
  return { type: 'float32', dims: size, data: torchRandn(1, count(size)) };
}

function count(size) {
  return size.reduce((a, b) => a * b, 1);
}

function median(seconds) {
  return [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
}
