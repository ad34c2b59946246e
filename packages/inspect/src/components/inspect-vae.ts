import {
  expectedVaeDecoderTensors,
  expectedVaeEncoderTensors,
  readVaeConfig,
  type VaeConfig,
  vaeScale,
} from '@retake/wan';
import type { Finding } from '../report/finding.js';
import { type ComponentDraft, type ComponentPlace, isBroken } from './component-draft.js';
import { inspectWeights } from './inspect-weights.js';
import { judgeTensors } from './judge-tensors.js';
import { openFolder } from './open-folder.js';
import { readComponentConfig } from './read-component-config.js';

/** Defects that name their tensors, so that it can be told which half they are in. */
const inTensors: readonly Finding['reason'][] = [
  'tensor_missing',
  'shape_mismatch',
  'dtype_unsupported',
  'nan_values',
  'zero_tensor',
];

/** A VAE is two models, encoder and decoder: a defect of one leaves the other working. */
export async function inspectVae(place: ComponentPlace): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  await inspectWeights(place, draft, names);
  if (names.length === 0) return draft;
  const config = await readComponentConfig(place, draft, 'config.json', readVaeConfig);
  const encoder = config ? expectedVaeEncoderTensors(config) : [];
  const decoder = config ? expectedVaeDecoderTensors(config) : [];
  judgeTensors(place, draft, config ? [...encoder, ...decoder] : null);
  if (config) Object.assign(draft.fit, { latentChannels: config.z_dim, residual: config.is_residual });
  draft.config = config ? sizesOf(config) : null;
  if (config) draft.works = halves(draft);
  return draft;
}

/** Which halves work; lowers the effect of defects that leave the other half alone. */
function halves(draft: ComponentDraft): ComponentDraft['works'] {
  if (!isBroken(draft)) return ['encode', 'decode'];
  const broken = draft.findings.filter(({ effect }) => effect === 'broken');
  if (!broken.every(({ reason }) => inTensors.includes(reason))) return [];
  const hurt = hurtHalves(draft, broken);
  if (hurt.encode && hurt.decode) return [];
  const works = hurt.encode ? 'decode' : 'encode';
  const words = hurt.encode
    ? 'the encoder is damaged, decoding works'
    : 'the decoder is damaged, encoding works';
  broken.forEach((old) => {
    draft.findings[draft.findings.indexOf(old)] = {
      ...old,
      effect: 'limited',
      message: `${old.message}; ${words}`,
    };
  });
  return [works];
}

function hurtHalves(draft: ComponentDraft, broken: readonly Finding[]): { encode: boolean; decode: boolean } {
  const names = broken.flatMap(({ facts, tensor }) => [
    ...(tensor === null ? [] : [tensor]),
    ...(Array.isArray(facts.tensors) ? facts.tensors.map(String) : []),
  ]);
  const missing = (draft.expected ?? []).filter(({ name, shape }) => {
    const entry = draft.tensors.get(name);
    return entry === undefined || entry.shape.join() !== shape.join();
  });
  const all = [...names, ...missing.map(({ name }) => name)];
  const isEncoder = (name: string) => name.startsWith('encoder.') || name.startsWith('quant_conv.');
  return { encode: all.some(isEncoder), decode: all.some((name) => !isEncoder(name)) };
}

function sizesOf(config: VaeConfig) {
  const { space, time } = vaeScale(config);
  return { z_dim: config.z_dim, base_dim: config.base_dim, is_residual: config.is_residual, space, time };
}
