import type { LocalCheckpoint } from '../discovery/local-checkpoint.js';
import type { CheckpointReport } from '../report/checkpoint-report.js';
import type { RegisteredCheckpoint } from './registered-checkpoint.js';
import { registered, registry } from './registry.js';

/** Which published checkpoint something on this disk is, by its sizes; by its name where sizes do not tell. */
export function identify(
  local: Pick<LocalCheckpoint, 'name' | 'report' | 'file'>,
): RegisteredCheckpoint | undefined {
  const byName = registered(local.name.split('/').at(-1) ?? local.name);
  if (local.report) return identifyFolder(local.report, byName);
  return byName ?? identifyFile(local);
}

function identifyFolder(
  report: CheckpointReport,
  byName: RegisteredCheckpoint | undefined,
): RegisteredCheckpoint | undefined {
  const experts = report.components.filter(
    ({ name, listed }) => listed && name.startsWith('transformer'),
  ).length;
  const sizes = report.components.find(({ name, config }) => name === 'transformer' && config)?.config;
  const task = { t2v: 't2v', i2v: 'i2v', ti2v: 't2v', 'i2v-clip': 'i2v' }[report.kind as string];
  const alike = registry.filter(
    ({ signature, parts, tasks }) =>
      signature !== null &&
      sizes !== undefined &&
      sizes !== null &&
      signature.heads === sizes.num_attention_heads &&
      signature.layers === sizes.num_layers &&
      signature.channels === sizes.in_channels &&
      parts.find(({ role }) => role === 'transformer')?.count === experts &&
      tasks.some((one) => one === task),
  );
  if (byName && alike.includes(byName)) return byName;
  if (alike[0]) return alike[0];
  // Sizes that no published checkpoint has are somebody's own, whatever the name says.
  return sizes && byName?.signature !== null ? undefined : byName;
}

/** Names that ComfyUI's files usually have. */
const namedFiles: readonly (readonly [RegExp, string])[] = [
  [/wan2[._]?2.*t2v.*(a?14b|noise)/i, 'wan2.2-t2v-a14b'],
  [/wan2[._]?2.*i2v.*(a?14b|noise)/i, 'wan2.2-i2v-a14b'],
  [/wan2[._]?2.*ti2v.*5b/i, 'wan2.2-ti2v-5b'],
  [/wan2[._]?1.*t2v.*1[._]3b/i, 'wan2.1-t2v-1.3b'],
  [/wan2[._]?1.*t2v.*14b/i, 'wan2.1-t2v-14b'],
  [/wan2[._]?1.*i2v.*480p/i, 'wan2.1-i2v-14b-480p'],
  [/wan2[._]?1.*i2v.*720p/i, 'wan2.1-i2v-14b-720p'],
  [/wan2[._]?1.*vace.*1[._]3b/i, 'wan2.1-vace-1.3b'],
  [/wan2[._]?1.*vace.*14b/i, 'wan2.1-vace-14b'],
  [/ltxv?.*13b/i, 'ltx-video-13b'],
  [/ltx-?v/i, 'ltx-video-2b'],
  [/hunyuan.*i2v/i, 'hunyuan-video-i2v'],
  [/hunyuan.*(video|t2v)/i, 'hunyuan-video'],
];

const channelTasks: Readonly<Record<number, string>> = { 16: 't2v', 36: 'i2v', 48: 'ti2v' };

function identifyFile({
  name,
  file,
}: Pick<LocalCheckpoint, 'name' | 'file'>): RegisteredCheckpoint | undefined {
  const id = namedFiles.find(([pattern]) => pattern.test(name))?.[1];
  const task = channelTasks[file?.channels ?? 0];
  // A name that the tensors contradict is not believed.
  return id !== undefined && (task === undefined || id.includes(task) || !id.includes('2v'))
    ? registered(id)
    : undefined;
}
