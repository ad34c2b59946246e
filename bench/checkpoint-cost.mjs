// What it costs to keep every denoise step: the state of UniPC (four float32 tensors of latent size) written the way a
// run writes it (temporary name, hash, sync, rename, sync of the folder), beside a plain write that a power cut may lose.
//   node bench/checkpoint-cost.mjs [--saves 15]
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';

const { values } = parseArgs({ options: { saves: { type: 'string', default: '15' } } });
const saves = Number(values.saves);
const tensors = 4;
const bytesPerFloat = 4;
/** Latents [16,21,60,104] and [16,21,90,160]; seconds of a step in Wan 2.2's published table, one H100: total / 40 steps. */
const sizes = [
  { name: 'A14B 832x480, 81 frames', elements: 16 * 21 * 60 * 104, stepSeconds: 326.9 / 40 },
  { name: 'A14B 1280x720, 81 frames', elements: 16 * 21 * 90 * 160, stepSeconds: 1041.5 / 40 },
];

const home = await mkdtemp(join(tmpdir(), 'retake-bench-'));
console.log(`checkpoint of every step, milliseconds, median / worst of ${saves}`);
for (const { name, elements, stepSeconds } of sizes) {
  const data = new Uint8Array(tensors * elements * bytesPerFloat).map((_, i) => (i * 2654435761) >>> 24);
  const run = summary(await insideARun(data));
  const plain = summary(await plainWrites(data));
  const share = ((run.median / 1000 / stepSeconds) * 100).toFixed(2);
  console.log(`  ${name}: ${(data.byteLength / 1e6).toFixed(1)} MB`);
  console.log(
    `    retake          ${run.median.toFixed(1)} / ${run.worst.toFixed(1)}   ${share} % of a step of ${stepSeconds.toFixed(1)} s (published, one H100)`,
  );
  console.log(
    `    fs.writeFile    ${plain.median.toFixed(1)} / ${plain.worst.toFixed(1)}   ratio ${(run.median / plain.median).toFixed(2)}`,
  );
}
await rm(home, { recursive: true });

async function insideARun(data) {
  const times = [];
  const stage = {
    id: 'denoise',
    title: 'Denoise',
    reads: ['request'],
    inputs: [],
    async run(context) {
      for (let step = 1; step <= saves; step++) {
        const start = performance.now();
        await context.checkpoints.save(step, data);
        times.push(performance.now() - start);
      }
      return { files: {}, facts: {} };
    },
  };
  const retake = await createRetake({
    from: import.meta.url,
    runsDirectory: join(home, 'runs'),
    cacheDirectory: join(home, 'cache'),
    plugins: [plugin(stage)],
  });
  await retake.generate({ model: 'bench', checkpoint: home }, {});
  await retake.stop();
  return times;
}

async function plainWrites(data) {
  const times = [];
  for (let step = 1; step <= saves; step++) {
    const start = performance.now();
    await writeFile(join(home, `plain-${step % 2}.bin`), data);
    times.push(performance.now() - start);
  }
  return times;
}

function plugin(stage) {
  const facts = {
    id: 'bench',
    title: 'Bench',
    kind: 'cpu',
    memoryBytes: 1e9,
    precisions: [],
    offloadOrder: [],
    usable: 1,
    source: 'made up',
  };
  return definePlugin({
    id: 'bench',
    api: 1,
    register(registrar) {
      registrar.contribute(points.hardware, {
        id: 'bench',
        inject: [],
        create: () => ({ facts, detect: async () => true }),
      });
      registrar.contribute(points.model, { id: 'bench', inject: [], create: () => adapter(stage) });
    },
  });
}

function adapter(stage) {
  return {
    title: 'Bench',
    validate: async (request) => ({ request, adjustments: [], problems: [] }),
    plan: async ({ request, checkpoint, memoryBytes }) => ({
      model: 'bench',
      checkpoint,
      request,
      options: {},
      memoryBytes,
      hardware: 'bench',
    }),
    inspect: async () => [],
    estimate: async () => [{ stage: stage.id, peakBytes: 0, work: 1, parts: {} }],
    levers: async () => [],
    open: async () => ({ stages: [stage], close: async () => {} }),
  };
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
}
