import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { classifyWithRules, definePlugin, points, RetakeError } from '@retake/plugin-api';

/** A model that makes no video: the prompt says how it behaves. Its name and its output say that it is fake. */
const model = {
  title: 'fake model',
  presets: { short: { steps: 1 } },
  validate: async (request) => ({
    request: { steps: 3, ...request, frames: 17 },
    adjustments:
      request.frames === 18 ? [{ path: 'frames', from: 18, to: 17, reason: 'frames are 4n + 1' }] : [],
    problems:
      request.prompt === 'illegal'
        ? [{ path: 'prompt', given: 'illegal', allowed: 'legal words', hint: 'Use legal words.' }]
        : [],
  }),
  plan: async ({ request, checkpoint, hardware, memoryBytes, options }) => {
    if (options.residency === 'nowhere')
      throw new RetakeError('config_invalid', 'There is no residency nowhere');
    if (checkpoint.endsWith('gone'))
      throw new RetakeError('checkpoint_not_found', `${checkpoint} is not there`);
    return {
      model: 'wan-t2v',
      checkpoint,
      request,
      options: { residency: 'resident', ...options },
      memoryBytes,
      hardware: hardware.id,
    };
  },
  inspect: async () => [],
  estimate: async () => [{ stage: 'denoise', peakBytes: 2 ** 20, work: 1, parts: { weights: 2 ** 20 } }],
  levers: async () => [],
  open: async (plan) => ({ stages: [denoise(plan)], close: async () => {} }),
};

/** Weights that are not whole cannot be read. */
async function readWeights(checkpoint) {
  const { size } = await stat(join(checkpoint, 'vae/model.safetensors'));
  if (size < 50) throw new Error('the fake weights are damaged');
}

function denoise({ request, memoryBytes, checkpoint }) {
  return {
    id: 'denoise',
    title: 'Denoise (fake)',
    reads: ['request.prompt', 'request.steps'],
    inputs: [],
    async run({ checkpoints, directory, progress, preview, signal }) {
      const { step: done = 0 } = (await checkpoints.load()) ?? {};
      for (let step = done; step < request.steps; step++) {
        if (request.prompt === 'broken') throw new Error('the fake model breaks');
        if (request.prompt === 'hungry' && (memoryBytes ?? 2 ** 30) < 2 ** 26)
          throw new Error('the fake model is hungry');
        if (request.prompt === 'damaged') await readWeights(checkpoint);
        if (request.prompt === 'full') throw new Error('the fake disk is full');
        await setTimeout(request.prompt === 'slow' ? 100 : 0, undefined, { signal });
        await checkpoints.save(step + 1, Buffer.from([step + 1]));
        preview({ step: step + 1, png: Buffer.from('fake preview'), width: 1, height: 1 });
        progress({ fraction: (step + 1) / request.steps, step: step + 1, steps: request.steps });
      }
      const video = join(directory, 'video.txt');
      await writeFile(video, `not a video: fake, ${request.steps} steps`);
      if (request.image === undefined) return { files: { video }, facts: { startedAt: done } };
      const sheet = join(directory, 'sheet.png');
      await writeFile(sheet, `not a picture: fake, of ${request.image}`);
      return { files: { video, sheet }, facts: { startedAt: done } };
    },
  };
}

const hardware = {
  facts: {
    id: 'fake-machine',
    title: 'Fake machine',
    kind: 'cpu',
    memoryBytes: 2 ** 30,
    precisions: ['fp32'],
    offloadOrder: [],
    usable: 0.9,
    source: 'made up for tests',
  },
  detect: async () => true,
};

const diskFull = {
  id: 'disk-full',
  code: 'WAN_INFERENCE/disk_full',
  category: 'WAN_INFERENCE',
  type: 'storage_space_insufficient',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.9,
  userMessage: 'The fake disk is full.',
  nextSteps: ['Make room.'],
  when: { words: [/the fake disk is full/] },
};

const damaged = {
  ...diskFull,
  id: 'damaged',
  code: 'WAN_WEIGHTS_INTEGRITY/file_damaged',
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  scope: 'model',
  userMessage: 'The fake weights are damaged.',
  nextSteps: ['Download them again.'],
  when: { words: [/the fake weights are damaged/] },
};

const classifier = {
  classify(evidence) {
    const [broken] = classifyWithRules([damaged], evidence);
    if (broken) return [{ ...broken, facts: { file: 'model.safetensors', component: 'vae' } }];
    const found = classifyWithRules([diskFull], evidence);
    // More than any disk holds, so that the check of the guide fails everywhere.
    if (found.length > 0)
      return found.map((one) => ({ ...one, facts: { ...one.facts, bytesAsked: 2 ** 60 } }));
    throw new Error('the fake classifier crashes');
  },
};

export default definePlugin({
  id: 'fake',
  api: 1,
  register(registrar) {
    registrar.contribute(points.model, { id: 'wan-t2v', inject: [], create: () => model });
    registrar.contribute(points.classifier, { id: 'fake-words', inject: [], create: () => classifier });
    registrar.contribute(points.hardware, { id: 'fake-machine', inject: [], create: () => hardware });
  },
});
