import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin, points } from '@retake/plugin-api';

const gib = 2 ** 30;
export const cardBytes = 12 * gib;
const usable = 0.92;
const full = { width: 832, height: 480, frames: 81 };
const secondsPerWork = 4;
const steps = 4;

/** Share of the full clip that a request asks for. */
const share = ({ width, height, frames }) =>
  (width * height * frames) / (full.width * full.height * full.frames);
const weights = { source: 5.5, int8: 3, int4: 1.7 };
/** Names that are no numbers: those would come first among the settings, whatever their order here. */
const tiles = { none: 8, 'tile-256': 3, 'tile-128': 1.5 };

/** What an adapter would expect of a plan, in bytes at the peak of each stage. */
export function needs({ request, options }) {
  const { residency, precision, tiling } = options;
  const held = weights[precision] * (residency === 'stream' ? 0.2 : 1);
  const part = share(request);
  return {
    encode_text: 3 * gib * (residency === 'stream' ? 0.2 : 1),
    denoise: (held + 4 * part) * gib,
    decode: (0.5 + tiles[tiling] * part) * gib,
    write: 0.2 * gib,
  };
}

const dial = (option, kind, stages, settings) => ({
  id: option,
  kind,
  stages,
  settings: Object.entries(settings).map(([id, [qualityCost, timeFactor, values]]) => ({
    id,
    title: `${option} ${id}`,
    values: values ?? { [`options.${option}`]: id },
    qualityCost,
    timeFactor,
  })),
});
const sizes = { high: [704, 416, 61], medium: [576, 320, 49], low: [416, 256, 33] };
const levels = {
  full: [0, 1, { 'request.width': 832, 'request.height': 480, 'request.frames': 81 }],
  ...Object.fromEntries(
    Object.entries(sizes).map(([id, [width, height, frames]], index) => [
      id,
      [
        0.2 * (index + 1),
        0.6 ** (index + 1),
        { 'request.width': width, 'request.height': height, 'request.frames': frames },
      ],
    ]),
  ),
};
const all = ['encode_text', 'denoise', 'decode'];
const stages = [...all, 'write'];
/** Every dial that an adapter may offer to recovery. Most real adapters offer fewer. */
const dials = [
  dial('residency', 'residency', ['encode_text', 'denoise'], { keep: [0, 1], stream: [0, 1.6] }),
  dial('precision', 'precision', ['denoise'], { source: [0, 1], int8: [0.05, 1.1], int4: [0.25, 1.2] }),
  dial('vaePrecision', 'precision', ['decode'], { fp32: [0, 1.3], fp16: [0, 1] }),
  dial('tiling', 'tiling', ['decode'], { none: [0, 1], 'tile-256': [0.01, 1.2], 'tile-128': [0.02, 1.5] }),
  dial('attention', 'attention', all, { flash: [0, 1], sdpa: [0, 1.2] }),
  dial('kernel', 'kernel', all, { compiled: [0, 1], eager: [0, 1.3] }),
  dial('provider', 'provider', all, { cuda: [0, 1], directml: [0, 1.8] }),
  dial('level', 'level', all, levels),
];
const comfort = {
  residency: 'keep',
  precision: 'source',
  vaePrecision: 'fp16',
  tiling: 'none',
  attention: 'flash',
  kernel: 'compiled',
  provider: 'cuda',
};

const currentOf = ({ request, options }, { id, settings }) =>
  id === 'level'
    ? (settings.find(({ values }) => share(request) >= 0.999 * share(sizeOf(values)))?.id ?? 'low')
    : options[id];
const sizeOf = (values) => ({
  width: values['request.width'],
  height: values['request.height'],
  frames: values['request.frames'],
});

/** The smallest peak of a stage that the dials can bring about, in bytes. */
export function leastNeed(stage) {
  const [width, height, frames] = sizes.low;
  const frugal = { residency: 'stream', precision: 'int4', tiling: 'tile-128' };
  return needs({ request: { width, height, frames }, options: frugal })[stage];
}

/** A model that makes no picture: its stages take virtual time and fail as the world of the generation says. */
export function simulatedModel(world) {
  const stage = (plan, id, index) => ({
    id,
    title: `Simulated ${id}`,
    reads: ['request', 'options'],
    inputs: index === 0 ? [] : [stages[index - 1]],
    async run({ directory }) {
      for (let step = 0; step < steps; step += 1) {
        world.clock.pass(secondsPerWork * 250);
        if (step === 0) await world.strike(plan, id);
      }
      const file = join(directory, `${id}.txt`);
      await writeFile(file, 'simulated\n');
      return { files: { video: file }, facts: { simulated: true } };
    },
  });
  const adapter = {
    title: 'Simulated model',
    recognises: async () => true,
    validate: async (request) => ({
      request: { ...full, steps: 20, seed: 1, ...request },
      adjustments: [],
      problems: [],
    }),
    plan: async ({ request, checkpoint, hardware, memoryBytes, options }) => ({
      model: 'simulated',
      checkpoint,
      request,
      options: { ...comfort, ...options },
      memoryBytes,
      hardware: hardware.id,
    }),
    inspect: async () => [],
    estimate: async (plan) =>
      Object.entries(needs(plan)).map(([id, peakBytes]) => ({ stage: id, peakBytes, work: 1, parts: {} })),
    levers: async (plan) => [
      ...dials.map((one) => ({ ...one, current: currentOf(plan, one) })),
      ...world.checkpoints(plan),
    ],
    async open(plan) {
      world.clock.pass(secondsPerWork * 1000);
      await world.strike(plan, 'open');
      return { stages: stages.map((id, index) => stage(plan, id, index)), close: async () => {} };
    },
  };
  const facts = {
    id: 'simulated-card',
    title: 'Simulated card, 12 GiB',
    kind: 'cuda',
    memoryBytes: cardBytes,
    precisions: ['bf16', 'int8', 'int4'],
    offloadOrder: [],
    usable,
    source: 'made up for the campaign',
  };
  return definePlugin({
    id: 'simulated-model',
    api: 1,
    register(registrar) {
      registrar.contribute(points.model, { id: 'simulated', inject: [], create: () => adapter });
      const profile = { facts, detect: async () => true };
      registrar.contribute(points.hardware, { id: 'simulated-card', inject: [], create: () => profile });
    },
  });
}
