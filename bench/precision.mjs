// What INT8 and INT4 weights of an expert cost and save beside the weights as they are stored, blocks held and streamed.
//   node bench/precision.mjs --checkpoint <folder> [--latent 3,16,16] [--runs 5] [--threads 2]
// A round predicts once with each, so that other work of the machine meets them alike. Makes quantised copies in a temporary folder.
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openWeights } from '@retake/onnx';
import { estimateTransformer, readTransformerConfig, torchRandn } from '@retake/wan';
import { openParts } from './action-memory/parts.mjs';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string' },
    latent: { type: 'string', default: '3,16,16' },
    runs: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2' },
  },
});
const megabyte = 1e6;
const timesteps = [900, 500, 100];
const textRows = 12;
/** Milliseconds between two looks at the memory of the process. */
const look = 2;
const latent = values.latent.split(',').map(Number);
const folder = resolve(values.checkpoint);
const signal = new AbortController().signal;

const derived = await mkdtemp(join(tmpdir(), 'precision-'));
try {
  const experts = (await readdir(folder)).filter((name) => /^transformer(_2)?$/.test(name)).sort();
  for (const expert of experts)
    for (const residency of ['resident', 'stream']) await compare(expert, residency);
} finally {
  await rm(derived, { recursive: true });
}

async function compare(expert, residency) {
  const config = await readTransformerConfig(join(folder, expert));
  const weights = await openWeights(join(folder, expert));
  const { dtype } = weights.get('blocks.0.ffn.net.2.weight');
  const inputs = {
    latents: random(1, [config.in_channels, ...latent]),
    text: random(2, [textRows, config.text_dim]),
    signal,
  };
  const ways = [];
  for (const precision of ['source', 'int8', 'int4']) {
    const { worker, close } = await openRuntime(Number(values.threads), Number.MAX_SAFE_INTEGER);
    const model = await (await openParts(folder, worker, derived)).expert(expert, { residency, precision });
    ways.push({ precision, worker, close, model, seconds: [], peak: 0, velocities: [] });
  }
  for (const way of ways)
    for (const timestep of timesteps) way.velocities.push(...(await predict(way, { ...inputs, timestep })));
  for (let run = 0; run < Number(values.runs); run++)
    for (const way of ways) {
      const start = performance.now();
      await predict(way, { ...inputs, timestep: timesteps[0] - run });
      way.seconds.push((performance.now() - start) / 1000);
    }
  const [source] = ways;
  const tokens = latent[0] * (latent[1] / config.patch_size[1]) * (latent[2] / config.patch_size[2]);
  for (const { precision, seconds, peak, velocities, close } of ways) {
    const estimate = estimateTransformer({ config, tokens, textRows, residency, precision, dtype }).peakBytes;
    const best = Math.min(...seconds);
    const [held, expected] = [peak, estimate].map((bytes) =>
      `${(bytes / megabyte).toFixed(0)} MB`.padStart(7),
    );
    const time = `${best.toFixed(3)} s ${(best / Math.min(...source.seconds)).toFixed(2)}×`;
    const likeness =
      precision === 'source' ? '' : `, ${decibels(source.velocities, velocities).toFixed(1)} dB`;
    console.log(`${expert} ${residency} ${precision}: ${held} of ${expected} expected, ${time}${likeness}`);
    await close();
  }
}

/** One prediction, and the most data memory its process was seen with meanwhile. */
async function predict(way, inputs) {
  const timer = setInterval(() => {
    way.peak = Math.max(way.peak, dataBytes(way.worker.pid));
  }, look);
  try {
    return await way.model.predict(inputs);
  } finally {
    clearInterval(timer);
  }
}

function dataBytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmData:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

/** Signal to noise of the second, where the first is right. */
function decibels(right, other) {
  const power = right.reduce((sum, value) => sum + value ** 2, 0);
  const noise = right.reduce((sum, value, index) => sum + (value - other[index]) ** 2, 0);
  return 10 * Math.log10(power / noise);
}

function random(seed, dims) {
  const count = dims.reduce((product, side) => product * side, 1);
  return { type: 'float32', dims, data: torchRandn(seed, count) };
}
