// One of several processes whose runs write the same history: node history-writer.mjs <folder> <count>
// Says "ready", waits for a line, makes that many clips one after the other, each of which fails once and recovers, prints the
// problems of the history that were told and "done".
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';

const [folder, count] = process.argv.slice(2);
const stage = {
  id: 'write',
  title: 'write',
  reads: ['request', 'options'],
  inputs: [],
  async run({ directory }) {
    if (!plan.options.tiling) throw new Error('as the test wants');
    const path = join(directory, 'clip.txt');
    await writeFile(path, 'clip');
    return { files: { video: path }, facts: {} };
  },
};
let plan;
const model = {
  title: 'Writer',
  validate: async (request) => ({ request, adjustments: [], problems: [] }),
  plan: async ({ request, checkpoint }) => ({
    model: 'writer',
    checkpoint,
    request,
    options: { tiling: null },
    memoryBytes: null,
    hardware: 'box',
  }),
  inspect: async () => [],
  estimate: async () => [{ stage: 'write', peakBytes: 1, work: 1, parts: {} }],
  levers: async () => [],
  open: async (given) => {
    plan = given;
    return { stages: [stage], close: async () => undefined };
  },
};
const facts = { id: 'box', title: 'Box', kind: 'cpu', memoryBytes: 1, usable: 1, source: 'test' };
const failure = {
  code: 'WAN_INFERENCE/broken',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 1,
  rule: 'test',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const action = {
  id: 'tile',
  title: 'tile',
  why: 'test',
  strategyClass: 'intelligent_fallback',
  patch: { 'options.tiling': 256 },
  delayMs: 0,
  probability: 0.9,
  cost: { quality: 0, timeFactor: 1 },
  consent: 'auto',
};
const plugin = definePlugin({
  id: 'writer',
  api: 1,
  register(registrar) {
    const add = (point, id, value) => registrar.contribute(point, { id, inject: [], create: () => value });
    add(points.model, 'writer', model);
    add(points.hardware, 'box', {
      facts: { ...facts, precisions: [], offloadOrder: [] },
      detect: async () => true,
    });
    add(points.classifier, 'words', { classify: () => [failure] });
    add(points.strategy, 'tiles', { propose: () => [action] });
  },
});

const retake = await createRetake({
  from: join(folder, 'package.json'),
  plugins: [plugin],
  runsDirectory: join(folder, 'runs'),
  cacheDirectory: join(folder, 'cache'),
});
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
console.log('ready');
await lines.next();
for (let index = 0; index < Number(count); index += 1) {
  const job = await retake.submit({ model: 'writer', checkpoint: folder, seed: index });
  await job.result();
  for (const event of await retake.history(job.id))
    if (event.type === 'history.problem') console.log(`problem ${event.code} ${event.message}`);
}
await retake.stop();
console.log('done');
process.exit();
