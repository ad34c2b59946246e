import type { CheckpointReport } from '../report/checkpoint-report.js';

const kinds: Readonly<Record<CheckpointReport['kind'], string>> = {
  t2v: 'A Wan checkpoint for text to video',
  i2v: 'A Wan checkpoint for image to video',
  ti2v: 'A Wan checkpoint for text and image to video',
  'i2v-clip': 'A Wan 2.1 checkpoint for image to video',
  vace: 'A Wan VACE checkpoint',
  other: 'A checkpoint of another model',
  unknown: 'A checkpoint of an unknown kind',
};

const layouts: Readonly<Record<CheckpointReport['layout'], string | null>> = {
  diffusers: null,
  component: 'One component of a checkpoint; give the folder above it',
  collection: 'A folder of checkpoints; give one of them',
  'wan-native': 'A Wan checkpoint in the layout of the original repository, which Retake does not read',
  comfyui: 'Weight files for ComfyUI, which Retake does not read',
  gguf: 'GGUF weights, which Retake does not read',
  pickle: 'Pickled weights, which are never read',
  empty: 'An empty folder',
  unknown: 'No checkpoint that Retake knows',
};

/** One sentence: what it is, and whether it can be used. */
export function summarise(
  report: Pick<CheckpointReport, 'kind' | 'layout' | 'components' | 'pipelines'>,
): string {
  const layout = layouts[report.layout];
  if (layout !== null) return `${layout}.`;
  const full = report.pipelines.find(({ quality, buildable }) => quality === 'full' && buildable);
  const wrong = report.components.filter(
    ({ status }) => status === 'unusable' || status === 'missing' || status === 'misplaced',
  );
  const what = kinds[report.kind];
  if (full)
    return full.runsIn.includes('retake')
      ? `${what}, ready to use.`
      : `${what}; it runs in ${full.runsIn.join(', ')}, not in Retake.`;
  const parts = wrong.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  return `${what} that cannot be used as it is: ${parts || 'see the findings'}.`;
}
