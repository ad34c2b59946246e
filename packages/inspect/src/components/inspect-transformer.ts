import {
  type ExpectedTensor,
  expectedTransformerTensors,
  readTransformerConfig,
  type TransformerConfig,
} from '@retake/wan';
import { finding } from '../report/finding.js';
import { inputChannels } from '../weights/recognise-weights.js';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { expectedImageEmbedderTensors } from './expected-image-embedder-tensors.js';
import { inspectWeights } from './inspect-weights.js';
import { judgeTensors } from './judge-tensors.js';
import { openFolder } from './open-folder.js';
import { readComponentConfig } from './read-component-config.js';

const vaceClass = 'WanVACETransformer3DModel';

/** An expert. What it is, its tensors decide; its config decides what must be there. */
export async function inspectTransformer(place: ComponentPlace): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  await inspectWeights(place, draft, names);
  if (names.length === 0) return draft;
  const before = draft.findings.length;
  const config = await readComponentConfig(place, draft, 'config.json', readTransformerConfig);
  if (draft.className === vaceClass) forgiveVace(place, draft, before);
  judgeTensors(place, draft, config ? expectedTensors(config, draft) : null);
  draft.config = config ? sizesOf(config) : null;
  Object.assign(draft.fit, fitOf(config, draft));
  explainChannels(draft, config);
  if (draft.fit.imageEmbedder)
    draft.findings.push(
      finding(place.name, 'image_embedder', `${place.name} looks at the image with CLIP, as in Wan 2.1`),
    );
  return draft;
}

function expectedTensors(config: TransformerConfig, draft: ComponentDraft): readonly ExpectedTensor[] {
  const base = expectedTransformerTensors(config);
  return hasImageEmbedder(draft) ? [...base, ...expectedImageEmbedderTensors(config, draft.tensors)] : base;
}

/** VACE is known, and what it must hold is not: it limits instead of being another model. */
function forgiveVace(place: ComponentPlace, draft: ComponentDraft, from: number): void {
  draft.findings.splice(from);
  draft.findings.push(
    finding(place.name, 'expectation_unknown', 'Wan VACE: only files and headers were checked'),
  );
}

function fitOf(config: TransformerConfig | undefined, draft: ComponentDraft): ComponentDraft['fit'] {
  const channels = inputChannels(draft.tensors) ?? config?.in_channels;
  return {
    ...(channels !== undefined && { inChannels: channels }),
    ...(config && { outChannels: config.out_channels, textWidth: config.text_dim }),
    imageEmbedder: hasImageEmbedder(draft),
    vace: draft.className === vaceClass || draft.tensors.has('vace_patch_embedding.weight'),
  };
}

function hasImageEmbedder({ tensors }: ComponentDraft): boolean {
  return tensors.has('condition_embedder.image_embedder.norm1.weight');
}

/** A clash of 36 and 16 channels has a meaning that a list of shapes does not tell. */
function explainChannels(draft: ComponentDraft, config: TransformerConfig | undefined): void {
  const given = inputChannels(draft.tensors);
  if (!config || given === null || given === config.in_channels) return;
  const at = draft.findings.findIndex(({ reason }) => reason === 'shape_mismatch');
  const old = draft.findings[at];
  if (!old) return;
  draft.findings[at] = {
    ...old,
    message: `the config speaks of ${config.in_channels} input channels (${taskOf(config.in_channels)}), the weights have ${given} (${taskOf(given)})`,
    facts: { ...old.facts, expectedChannels: config.in_channels, givenChannels: given },
  };
}

/** What Wan's input channels mean. */
export function taskOf(channels: number): string {
  const tasks: Readonly<Record<number, string>> = {
    16: 'text to video',
    36: 'image to video',
    48: 'text and image to video',
    100: 'inpainting',
  };
  return tasks[channels] ?? 'no Wan model known';
}

function sizesOf(config: TransformerConfig) {
  const {
    in_channels,
    out_channels,
    num_layers,
    num_attention_heads,
    attention_head_dim,
    ffn_dim,
    text_dim,
  } = config;
  return {
    in_channels,
    out_channels,
    num_layers,
    num_attention_heads,
    attention_head_dim,
    ffn_dim,
    text_dim,
  };
}
