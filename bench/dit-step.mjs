// Time of one transformer forward pass (float32, CPU) beside diffusers on the same weights, in one run.
//   node bench/dit-step.mjs --checkpoint fixtures/tiny-wan-t2v --latent 5,8,12 [--python python3] [--runs 7] [--threads 2]
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openWeights } from '@retake/onnx';
import { readTransformerConfig, torchRandn, WanTransformer } from '@retake/wan';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string', default: 'fixtures/tiny-wan-t2v' },
    latent: { type: 'string', default: '5,8,12' },
    python: { type: 'string', default: 'python3' },
    runs: { type: 'string', default: '7' },
    threads: { type: 'string', default: '2' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(root, values.checkpoint);
const runs = Number(values.runs);
const warmup = 2;
const [frames, height, width] = values.latent.split(',').map(Number);
const prompts = { '512 text rows': 512, '32 text rows': 32 };

const rival = await diffusers();
console.log(
  `${values.checkpoint}, latent ${values.latent}, ${values.threads} threads, float32; seconds, best / median of ${runs}`,
);
print('diffusers (512 rows always)', rival.best, rival.median);
for (const residency of ['resident', 'stream']) {
  for (const [label, rows] of Object.entries(prompts)) {
    const { best, median } = await ours(residency, rows);
    print(`retake ${residency}, ${label}`, best, median);
  }
}

function print(label, best, median) {
  const ratio = (median / rival.median).toFixed(2);
  console.log(`  ${label.padEnd(34)} ${best.toFixed(4)} / ${median.toFixed(4)}   ratio ${ratio}`);
}

async function ours(residency, rows) {
  const config = await readTransformerConfig(join(folder, 'transformer'));
  const { worker, close } = await openRuntime(Number(values.threads));
  const weights = await openWeights(join(folder, 'transformer'));
  const model = new WanTransformer({ config, weights, worker, residency });
  const channels = config.in_channels;
  const latents = random([channels, frames, height, width]);
  const text = random([rows, config.text_dim]);
  const seconds = [];
  for (let i = 0; i < warmup + runs; i++) {
    const start = performance.now();
    await model.predict({ latents, timestep: 900 - i, text, signal: new AbortController().signal });
    if (i >= warmup) seconds.push((performance.now() - start) / 1000);
  }
  await close();
  return summary(seconds);
}

function random(dims) {
  const count = dims.reduce((a, b) => a * b, 1);
  return { type: 'float32', dims, data: torchRandn(1, count) };
}

async function diffusers() {
  const args = ['tools/reference/step_time.py', '--checkpoint', folder, '--latent', values.latent];
  const { stdout } = await promisify(execFile)(
    values.python,
    [...args, '--runs', values.runs, '--warmup', String(warmup), '--threads', values.threads],
    { cwd: root, maxBuffer: 1 << 24 },
  );
  const report = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return { best: report.best_s, median: report.median_s };
}

function summary(seconds) {
  const sorted = [...seconds].sort((a, b) => a - b);
  return { best: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}
