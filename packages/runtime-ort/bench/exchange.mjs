// Measures how tensors and small messages travel: this package's frames against `fork` with serialization "advanced".
// Run after a build: node packages/runtime-ort/bench/exchange.mjs
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GraphBuilder } from '@retake/onnx';
import { OrtRuntime } from '@retake/runtime-ort';

const rounds = 7;
const sizes = [8e6, 100e6];
const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const clock = { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

/** Best time of several rounds, in milliseconds. `after` gets each result and is not timed. */
async function best(work, after = ignore) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const result = await work();
    least = Math.min(least, performance.now() - start);
    await after(result);
  }
  return least;
}

async function microseconds(work, count = 500) {
  const ms = await best(async () => {
    for (let each = 0; each < count; each++) await work();
  });
  return `${Math.round((ms / count) * 1000)} µs`;
}

const rate = (bytes, ms) => `${(bytes / ms / 1e6).toFixed(2)} GB/s`;

async function advanced() {
  const child = fork(fileURLToPath(new URL('./echo.mjs', import.meta.url)), { serialization: 'advanced' });
  const call = async (message) => {
    const reply = once(child, 'message');
    child.send(message);
    return (await reply)[0];
  };
  const rows = { 'round trip': await microseconds(() => call({ op: 'ping' })) };
  for (const bytes of sizes) {
    const data = new Float32Array(bytes / 4).fill(1);
    rows[`${bytes / 1e6} MB to the child`] = rate(bytes, await best(() => call({ op: 'put', data })));
    rows[`${bytes / 1e6} MB back`] = rate(bytes, await best(() => call({ op: 'get' })));
  }
  child.kill();
  return rows;
}

async function frames(worker) {
  const rows = { 'round trip': await microseconds(() => worker.free([])) };
  for (const bytes of sizes) {
    const tensor = { type: 'float32', dims: [bytes / 4], data: new Float32Array(bytes / 4).fill(1) };
    const there = await best(
      () => worker.put(tensor),
      (remote) => worker.free([remote]),
    );
    const kept = await worker.put(tensor);
    rows[`${bytes / 1e6} MB to the child`] = rate(bytes, there);
    rows[`${bytes / 1e6} MB back`] = rate(bytes, await best(() => worker.get(kept)));
    await worker.free([kept]);
  }
  return rows;
}

async function overhead(worker) {
  const builder = new GraphBuilder('add');
  const input = builder.input('x', 'float32', ['N']);
  builder.output(builder.node('Add', [input, input], { name: 'y' }), 'float32', ['N']);
  const graph = builder.build();
  const session = await worker.load(graph);
  const x = await worker.put({ type: 'float32', dims: [4], data: new Float32Array(4) });
  const run = (target) => async () => {
    const { kept } = await worker.run({ target, feeds: { x }, keep: ['y'] });
    await worker.free([kept.y]);
  };
  return {
    'one node, session kept (run + free)': await microseconds(run(session), 100),
    'one node, created, run, released (+ free)': await microseconds(run(graph), 100),
  };
}

const runtime = new OrtRuntime(clock, log);
const open = () => runtime.open({ memoryBytes: null });
const start = await best(open, (opened) => opened.close());
const worker = await open();
console.log('start', `${Math.round(start)} ms`);
console.log('frames', await frames(worker));
console.log('overhead', await overhead(worker));
await worker.close();
console.log('advanced', await advanced());
