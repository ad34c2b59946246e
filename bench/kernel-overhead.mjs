// What the kernel adds to a step, beside a bare loop and beside a cockatiel retry around each step, in one run.
// Checkpoints are off; their cost is bench/checkpoint-cost.mjs.
//   node bench/kernel-overhead.mjs [--steps 2000] [--rounds 7]
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '7' } },
});
const steps = Number(values.steps);
const rounds = Number(values.rounds);
const stepMs = 1;
const targetMicros = 50;

/** Steps of the two kinds that are compared. Busy, because sleeping would measure the timer. */
const kinds = {
  'empty step': async () => undefined,
  '1 ms step': async () => {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
  },
};

const loops = {
  'bare loop': (step) => timed(step),
  'retake kernel': (step) => inKernel(step),
  'cockatiel 3.2.1 retry': (step) => {
    const policy = retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() });
    return timed(step, { wrap: (inner) => () => policy.execute(inner) });
  },
};

for (const [kind, step] of Object.entries(kinds)) {
  const taken = Object.fromEntries(Object.keys(loops).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, loop] of Object.entries(loops)) {
      const gaps = await loop(step);
      if (round > 0) taken[name].push(...gaps);
    }
  }
  report(kind, taken);
}

/** Microseconds between the end of one step and the beginning of the next: what is around the steps, not in them. */
async function timed(step, { wrap = (inner) => inner, after = () => undefined } = {}) {
  const gaps = new Float64Array(steps - 1);
  let ended = 0;
  let index = 0;
  const clocked = wrap(async () => {
    if (index > 0) gaps[index - 1] = (performance.now() - ended) * 1_000;
    await step();
    ended = performance.now();
  });
  for (; index < steps; index += 1) {
    await clocked();
    after(index);
  }
  return gaps;
}

/** The same loop as the one stage of a run, telling its progress at every step while a reader follows the events. */
async function inKernel(step) {
  const folder = await mkdtemp(join(tmpdir(), 'retake-bench-'));
  await writeFile(join(folder, 'package.json'), '{"name":"bench-app"}');
  let gaps;
  const run = async (context) => {
    const after = (index) => {
      context.signal.throwIfAborted();
      context.progress({ fraction: (index + 1) / steps, step: index + 1, steps });
    };
    gaps = await timed(step, { after });
    await writeFile(join(context.directory, 'out'), '');
    return { files: { out: join(context.directory, 'out') }, facts: {} };
  };
  const retake = await createRetake({
    from: join(folder, 'package.json'),
    plugins: [benchPlugin(run)],
    runsDirectory: join(folder, 'runs'),
    cacheDirectory: join(folder, 'cache'),
  });
  try {
    const job = await retake.submit({ model: 'bench', checkpoint: folder });
    for await (const _ of job.events());
    await job.result();
    return gaps;
  } finally {
    await retake.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function benchPlugin(run) {
  const facts = {
    id: 'bench',
    title: 'Bench',
    kind: 'cpu',
    memoryBytes: 1,
    precisions: [],
    offloadOrder: [],
    usable: 1,
    source: 'bench',
  };
  const stage = { id: 'steps', title: 'Steps', reads: [], inputs: [], run };
  const model = {
    title: 'Bench',
    validate: async (request) => ({ request, adjustments: [], problems: [] }),
    plan: async ({ request, checkpoint }) => ({
      model: 'bench',
      checkpoint,
      request,
      options: {},
      memoryBytes: null,
      hardware: 'bench',
    }),
    inspect: async () => [],
    estimate: async () => [{ stage: 'steps', peakBytes: 0, work: 1, parts: {} }],
    levers: async () => [],
    open: async () => ({ stages: [stage], close: async () => undefined }),
  };
  return definePlugin({
    id: 'bench',
    api: 1,
    register(registrar) {
      registrar.contribute(points.model, { id: 'bench', inject: [], create: () => model });
      registrar.contribute(points.hardware, {
        id: 'bench',
        inject: [],
        create: () => ({ facts, detect: async () => true }),
      });
    },
  });
}

function report(kind, taken) {
  console.log(`${kind}: microseconds around a step, ${rounds} rounds of ${steps} steps`);
  const bare = quantile(taken['bare loop'], 0.5);
  const added = (name) => quantile(taken[name], 0.5) - bare;
  for (const [name, gaps] of Object.entries(taken)) {
    const shown = { median: 0.5, p99: 0.99 };
    const parts = Object.entries(shown).map(
      ([label, share]) => `${label} ${quantile(gaps, share).toFixed(2)}`,
    );
    console.log(`  ${name.padEnd(24)} ${parts.join(', ').padEnd(28)} median added ${added(name).toFixed(2)}`);
  }
  const ratio = added('retake kernel') / added('cockatiel 3.2.1 retry');
  console.log(
    `  the kernel adds ${ratio.toFixed(2)} times what cockatiel adds; target: below ${targetMicros}\n`,
  );
}

function quantile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
