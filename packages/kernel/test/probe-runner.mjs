// One of several processes whose runs come to the same breaker: node probe-runner.mjs <folder> <"break" or "">
// Says "ready", waits for a line, starts one clip and prints each plan it opens ("small" or "own"); a small one waits for another
// line. At the end it prints how the run ended and by which failure.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';

const [folder, fate] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const smallSteps = 2;
const write = {
  id: 'write',
  title: 'write',
  reads: ['request'],
  inputs: [],
  async run({ directory }) {
    const path = join(directory, 'clip.txt');
    await writeFile(path, 'clip');
    return { files: { video: path }, facts: {} };
  },
};
const model = {
  title: 'Runner',
  validate: async (request) => ({ request: { steps: 40, ...request }, adjustments: [], problems: [] }),
  plan: async ({ request, checkpoint }) => ({
    model: 'runner',
    checkpoint,
    request,
    options: {},
    memoryBytes: null,
    hardware: 'box',
  }),
  inspect: async () => [],
  estimate: async ({ request }) => [{ stage: 'write', peakBytes: 1, work: request.steps, parts: {} }],
  levers: async () => [],
  async open({ request }) {
    if (fate === 'break') throw new Error('as the test wants');
    const small = request.steps === smallSteps;
    console.log(small ? 'small' : 'own');
    if (small) await lines.next();
    return { stages: [write], close: async () => undefined };
  },
};
const facts = { id: 'box', title: 'Box', kind: 'cpu', memoryBytes: 1, usable: 1, source: 'test' };
const failure = {
  code: 'WAN_INFERENCE/broken',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'needs_change',
  confidence: 1,
  rule: 'test',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const plugin = definePlugin({
  id: 'runner',
  api: 1,
  register(registrar) {
    const add = (point, id, value) => registrar.contribute(point, { id, inject: [], create: () => value });
    add(points.model, 'runner', model);
    add(points.hardware, 'box', {
      facts: { ...facts, precisions: [], offloadOrder: [] },
      detect: async () => true,
    });
    add(points.classifier, 'words', { classify: () => [failure] });
  },
});

const retake = await createRetake({
  from: join(folder, 'package.json'),
  plugins: [plugin],
  runsDirectory: join(folder, 'runs'),
  cacheDirectory: join(folder, 'cache'),
});
console.log('ready');
await lines.next();
const limits = { breakerHalfOpenMs: 0 };
const job = await retake.submit({ model: 'runner', checkpoint: folder }, { limits });
const { state, error } = await job.settled();
console.log(`${state} ${error?.facts.failure?.code ?? ''}`);
await retake.stop();
process.exit();
