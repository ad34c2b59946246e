import { expectedTextEncoderTensors, readTextEncoderConfig } from '@retake/wan';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { inspectWeights } from './inspect-weights.js';
import { judgeTensors } from './judge-tensors.js';
import { openFolder } from './open-folder.js';
import { readComponentConfig } from './read-component-config.js';

/** UMT5, which all Wan models share. */
export async function inspectTextEncoder(place: ComponentPlace): Promise<ComponentDraft> {
  const { draft, names } = await openFolder(place);
  if (!names) return draft;
  await inspectWeights(place, draft, names);
  if (names.length === 0) return draft;
  const config = await readComponentConfig(place, draft, 'config.json', readTextEncoderConfig);
  judgeTensors(place, draft, config ? expectedTextEncoderTensors(config) : null);
  if (config) {
    const { d_model, vocab_size, num_layers, d_ff } = config;
    Object.assign(draft.fit, { textWidth: d_model, vocabulary: vocab_size });
    draft.config = { d_model, vocab_size, num_layers, d_ff };
  }
  return draft;
}
