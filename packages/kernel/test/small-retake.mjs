// What the processes of the tests share: a Retake with one model, one machine, and a classifier that calls every failure broken.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Waits for the next line of standard input. */
export const nextLine = () => lines.next();

const broken = {
  code: 'WAN_INFERENCE/broken',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  transience: 'needs_change',
  confidence: 1,
  rule: 'test',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const box = {
  id: 'box',
  title: 'Box',
  kind: 'cpu',
  memoryBytes: 1,
  usable: 1,
  source: 'test',
  precisions: [],
  offloadOrder: [],
};

/** A stage that leaves a clip after `before` came back. */
export const writing = (reads, before = () => undefined) => ({
  id: 'write',
  title: 'write',
  reads,
  inputs: [],
  async run({ directory }) {
    before();
    const path = join(directory, 'clip.txt');
    await writeFile(path, 'clip');
    return { files: { video: path }, facts: {} };
  },
});

/** Retake in a folder. `parts` are those of the model that differ, `options` of its plans, `scope` of its failures. */
export function smallRetake(folder, id, { parts, options = {}, scope = 'call', strategies = {} }) {
  const model = {
    title: id,
    validate: async (request) => ({ request, adjustments: [], problems: [] }),
    plan: async ({ request, checkpoint }) => ({
      model: id,
      checkpoint,
      request,
      options,
      memoryBytes: null,
      hardware: 'box',
    }),
    inspect: async () => [],
    estimate: async () => [{ stage: 'write', peakBytes: 1, work: 1, parts: {} }],
    levers: async () => [],
    ...parts,
  };
  const plugin = definePlugin({
    id,
    api: 1,
    register(registrar) {
      const add = (point, name, value) =>
        registrar.contribute(point, { id: name, inject: [], create: () => value });
      add(points.model, id, model);
      add(points.hardware, 'box', { facts: box, detect: async () => true });
      add(points.classifier, 'words', { classify: () => [{ ...broken, scope }] });
      for (const [name, strategy] of Object.entries(strategies)) add(points.strategy, name, strategy);
    },
  });
  return createRetake({
    from: join(folder, 'package.json'),
    plugins: [plugin],
    runsDirectory: join(folder, 'runs'),
    cacheDirectory: join(folder, 'cache'),
  });
}
