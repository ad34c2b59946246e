import type { LocalCheckpoint } from '../discovery/local-checkpoint.js';
import type { CheckpointReport } from '../report/checkpoint-report.js';
import type { RegisteredCheckpoint, RegisteredPart, Task } from './registered-checkpoint.js';

const tasks: Readonly<Partial<Record<CheckpointReport['kind'], readonly Task[]>>> = {
  t2v: ['t2v'],
  i2v: ['i2v', 'flf2v'],
  ti2v: ['t2v', 'i2v'],
  'i2v-clip': ['i2v'],
  vace: ['t2v', 'i2v', 'flf2v', 'edit'],
};
const common = [
  'prompt',
  'negativePrompt',
  'width',
  'height',
  'frames',
  'fps',
  'steps',
  'seed',
  'guidanceScale',
  'flowShift',
];
const roles: readonly RegisteredPart['role'][] = ['transformer', 'text_encoder', 'vae', 'image_encoder'];

/**
 * A healthy Wan checkpoint that nobody published, described by what is in it. What it was made for is not known, so any size
 * and length counts as fitting.
 */
export function describeStranger({ name, report }: LocalCheckpoint): RegisteredCheckpoint | undefined {
  const makes = report && tasks[report.kind];
  if (!report || !makes) return undefined;
  const vae = report.components.find((part) => part.name === 'vae')?.config;
  const space = Number(vae?.space ?? 8);
  const takesImage = makes.includes('i2v');
  return {
    id: '',
    title: `${name}, a Wan checkpoint of your own`,
    family: 'wan',
    repository: name,
    tasks: makes,
    features: ['negative prompt', ...(makes.includes('flf2v') ? ['last image'] : [])],
    licence: 'unknown',
    runsIn: report.pipelines.find(({ quality, buildable }) => quality === 'full' && buildable)?.runsIn ?? [],
    parts: report.components.flatMap(({ name: part, parameters }) => {
      const role = roles.find((one) => one === part.replace(/_2$/, ''));
      return role && parameters !== null ? [{ role, count: 1, parameters, source: 'counted on disk' }] : [];
    }),
    latents: report.kind === 'ti2v' ? 'wan-2.2' : 'wan-2.1',
    sizeStep: space * 2,
    frameStep: Number(vae?.time ?? 4),
    mostPixels: Number.MAX_SAFE_INTEGER,
    mostFrames: Number.MAX_SAFE_INTEGER,
    fps: 16,
    steps: 50,
    fields: [
      ...common,
      ...(takesImage ? ['image', 'imageFit'] : []),
      ...(makes.includes('flf2v') ? ['lastImage'] : []),
    ],
    signature: null,
  };
}
