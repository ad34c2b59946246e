import { type ComponentDraft, isBroken } from '../components/component-draft.js';
import { componentTable } from '../components/component-table.js';
import type { ComponentReport, ComponentStatus } from '../report/component-report.js';
import { finding, worstOf } from '../report/finding.js';
import { memoryAtPrecisions } from '../weights/memory-at-precisions.js';
import type { ModelIndex } from './read-model-index.js';

/** Components that every Wan pipeline needs, listed or not. */
const always = ['vae', 'text_encoder', 'tokenizer', 'scheduler'];

const unreadable = ['permission_denied', 'link_dangling', 'link_loop', 'io_error', 'not_a_folder'];
const incomplete = [
  'tensor_missing',
  'shard_missing',
  'index_tensor_missing',
  'config_missing',
  'truncated',
  'half_download',
];

/** A draft as a report. */
export function finishComponent(draft: ComponentDraft, index: ModelIndex): ComponentReport {
  const { name } = draft;
  const listed = index.listed[name] !== undefined;
  const needed =
    listed || always.includes(name) || (name === 'transformer' && index.listed.transformer_2 === undefined);
  const findings = draft.present || needed ? [...draft.findings] : [];
  if (draft.present && !listed && index.config && !always.includes(name))
    findings.push(finding(name, 'not_listed', `model_index.json does not list ${name}`));
  const worst = worstOf(findings);
  const status = statusOf(draft, needed, worst?.effect);
  const functional = status === 'usable' || status === 'limited';
  const counted = draft.tensors.size > 0 ? draft.tensors.values() : draft.expected;
  const parameters = counted
    ? [...counted].reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)
    : null;
  return {
    name,
    class: index.listed[name] ?? draft.className,
    listed,
    present: draft.present,
    readable: draft.present && !findings.some(({ reason }) => unreadable.includes(reason)),
    complete:
      draft.present && !isBroken(draft) && !findings.some(({ reason }) => incomplete.includes(reason)),
    functional,
    status,
    reason: worst && worst.effect !== 'note' ? worst.reason : null,
    findings,
    limitations: findings.filter(({ effect }) => effect === 'limited').map(({ message }) => message),
    works: status === 'unusable' || status === 'missing' ? [] : draft.works,
    dependsOn: componentTable[name].dependsOn,
    files: draft.files,
    bytes: draft.files.reduce((sum, { bytes }) => sum + bytes, 0),
    tensors: draft.summary,
    parameters,
    memory: weightsMemory(draft),
    config: draft.config,
  };
}

function statusOf(draft: ComponentDraft, needed: boolean, effect: string | undefined): ComponentStatus {
  if (!draft.present) return needed ? 'missing' : 'unneeded';
  if (effect === 'broken') return 'unusable';
  if (effect === 'misplaced') return 'misplaced';
  return effect === 'limited' ? 'limited' : 'usable';
}

/** Of what is there; of what its config asks for where nothing can be read. */
function weightsMemory({ tensors, expected }: ComponentDraft): ComponentReport['memory'] {
  const counted = expected && expected.length > tensors.size ? expected : [...tensors.values()];
  return counted.length > 0 ? memoryAtPrecisions(counted) : null;
}
