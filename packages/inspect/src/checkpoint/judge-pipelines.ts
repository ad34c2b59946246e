import type { CheckpointKind } from '../report/checkpoint-report.js';
import type { InspectedComponent } from '../report/component-name.js';
import type { ComponentReport } from '../report/component-report.js';
import type { PipelineVerdict } from '../report/pipeline-verdict.js';
import { type Need, pipelineTable } from './pipeline-table.js';

/** Which pipelines can be built from what is usable. */
export function judgePipelines(
  kind: CheckpointKind,
  components: readonly ComponentReport[],
  indexIsSound: boolean,
): readonly PipelineVerdict[] {
  const parts = new Map(components.map((component) => [component.name, component]));
  const verdicts: PipelineVerdict[] = [];
  for (const { kinds, needs, unless, alone, ...told } of pipelineTable) {
    if (kinds && !kinds.includes(kind)) continue;
    if (unless?.some((id) => verdicts.some((one) => one.id === id && one.buildable))) continue;
    const lacks = needs.flatMap((need) =>
      isMet(need, parts, indexIsSound, alone === true) ? [] : lackOf(need, parts),
    );
    const buildable = lacks.length === 0;
    verdicts.push({ ...told, buildable, lacks, note: buildable ? told.note : null });
  }
  return verdicts;
}

type Parts = ReadonlyMap<InspectedComponent, ComponentReport>;

const words: Readonly<Record<Need, string>> = {
  model_index: 'model_index.json',
  experts: 'transformer',
  one_expert: 'one of the transformers',
  text_encoder: 'text_encoder',
  tokenizer: 'tokenizer',
  scheduler: 'scheduler',
  vae_encode: 'vae (encoder)',
  vae_decode: 'vae (decoder)',
  image_encoder: 'image_encoder',
};

/** The folders or halves that a need is not met for. */
function lackOf(need: Need, parts: Parts): readonly string[] {
  const experts = need === 'experts' ? expertsOf(parts).filter((part) => !isUsable(part, false)) : [];
  return experts.length > 0 ? experts.map(({ name }) => name) : [words[need]];
}

function isMet(need: Need, parts: Parts, indexIsSound: boolean, alone: boolean): boolean {
  const works = (name: InspectedComponent) => isUsable(parts.get(name), alone);
  switch (need) {
    case 'model_index':
      return indexIsSound;
    case 'experts':
      return expertsOf(parts).length > 0 && expertsOf(parts).every(({ name }) => works(name));
    case 'one_expert':
      return expertsOf(parts).length > 1 && expertsOf(parts).filter(({ name }) => works(name)).length === 1;
    case 'vae_encode':
      return works('vae') && parts.get('vae')?.works.includes('encode') === true;
    case 'vae_decode':
      return works('vae') && parts.get('vae')?.works.includes('decode') === true;
    default:
      return works(need);
  }
}

/** Experts that the checkpoint is meant to have. */
function expertsOf(parts: Parts): ComponentReport[] {
  return [parts.get('transformer'), parts.get('transformer_2')].filter(
    (part) =>
      part !== undefined &&
      part.status !== 'unneeded' &&
      !part.findings.some(({ reason }) => reason === 'not_listed'),
  ) as ComponentReport[];
}

function isUsable(part: ComponentReport | undefined, alone: boolean): boolean {
  const { status } = part ?? {};
  return status === 'usable' || status === 'limited' || (alone && status === 'misplaced');
}
