// Peak memory of decoding (or encoding) clips of growing length, chunk by chunk beside all frames at once; a process each.
//   node bench/vae-memory.mjs [--type 2.1] [--base 32] [--size 256] [--frames 17,33,65,129] [--half decode] [--most 8000] [--threads 2]
// A VAE of random weights, `base` channels wide (96 in the 2.1 one). Clips that would need more than `most` MB at once are
// left out, judged by the length before.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWeights } from '@retake/onnx';
import { readVaeConfig, vaeScale, WanVaeDecoder, WanVaeEncoder } from '@retake/wan';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: {
    type: { type: 'string', default: '2.1' },
    base: { type: 'string', default: '32' },
    size: { type: 'string', default: '256' },
    frames: { type: 'string', default: '17,33,65,129' },
    half: { type: 'string', default: 'decode' },
    most: { type: 'string', default: '8000' },
    threads: { type: 'string', default: '2' },
  },
});
const maker = fileURLToPath(new URL('../tools/synthetic-checkpoint/make-vae.mjs', import.meta.url));
const megabyte = 1e6;
const size = Number(values.size);
const lengths = values.frames.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'vae-memory-'));
try {
  execFileSync(process.execPath, [maker, '--out', folder, '--type', values.type, '--base', values.base]);
  const config = await readVaeConfig(folder);
  const weights = await openWeights(folder);
  const { half, type, base, threads } = values;
  console.log(`${half}, VAE ${type}, base ${base}, ${size}×${size}, float32, ${threads} threads; MB`);
  console.log(
    'frames  in chunks: inference, this process, seconds   at once: inference, this process, seconds',
  );
  let before;
  for (const frames of lengths) {
    const chunked = await measure(config, weights, frames, false);
    const expected = before ? before.peak * (frames / before.frames) : 0;
    const fits = expected <= Number(values.most) * megabyte;
    const whole = fits ? await measure(config, weights, frames, true) : undefined;
    before = whole ? { frames, peak: whole.peak } : before && { frames, peak: expected };
    const rest = whole ? row(whole) : `left out, would need about ${Math.round(expected / megabyte)}`;
    console.log(`${String(frames).padStart(6)}  ${row(chunked)}   ${rest}`);
  }
} finally {
  await rm(folder, { recursive: true });
}

function row({ peak, caller, seconds }) {
  return [peak / megabyte, caller / megabyte, seconds].map((each) => each.toFixed(0).padStart(6)).join('  ');
}

/** Peak resident memory of the inference process, growth of this one while pieces come and go, and the time. */
async function measure(config, weights, frames, whole) {
  const { worker, close } = await openRuntime(Number(values.threads), 2 ** 36);
  const signal = new AbortController().signal;
  const options = { config, weights, worker };
  const at = performance.now();
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let most = start;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  if (values.half === 'decode') {
    const latents = random(config, frames);
    const pieces = new WanVaeDecoder(options).decodeFrames({ latents, tiling: null, whole, signal });
    for await (const _ of pieces) look();
  } else {
    const clip = { frames: noise(frames, look), frameCount: frames, height: size, width: size };
    await new WanVaeEncoder(options).encode({ ...clip, tiling: null, whole, signal });
  }
  const seconds = (performance.now() - at) / 1000;
  const status = readFileSync(`/proc/${worker.pid}/status`, 'utf8');
  const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  await close();
  return { peak, caller: most - start, seconds };
}

function random(config, frames) {
  const { space, time } = vaeScale(config);
  const dims = [config.z_dim, (frames - 1) / time + 1, size / space, size / space];
  const length = dims.reduce((product, side) => product * side, 1);
  return { type: 'float32', dims, data: Float32Array.from({ length }, (_, index) => Math.sin(index * 1.7)) };
}

function* noise(frames, look) {
  for (let frame = 0; frame < frames; frame++) {
    look();
    const data = Float32Array.from({ length: 3 * size * size }, (_, index) => Math.sin(index + frame));
    yield { type: 'float32', dims: [3, 1, size, size], data };
  }
}
