import type { InspectedComponent } from '../report/component-name.js';
import type { ComponentDraft, ComponentPlace } from './component-draft.js';
import { inspectImageEncoder, inspectUnet } from './inspect-foreign.js';
import { inspectScheduler } from './inspect-scheduler.js';
import { inspectTextEncoder } from './inspect-text-encoder.js';
import { inspectTokenizer } from './inspect-tokenizer.js';
import { inspectTransformer } from './inspect-transformer.js';
import { inspectVae } from './inspect-vae.js';

interface ComponentKind {
  readonly inspect: (place: ComponentPlace) => Promise<ComponentDraft>;
  /** Components it makes no sense without. */
  readonly dependsOn: readonly InspectedComponent[];
}

/** How each component is looked at and what it needs beside it. */
export const componentTable: Readonly<Record<InspectedComponent, ComponentKind>> = {
  transformer: { inspect: inspectTransformer, dependsOn: ['text_encoder', 'vae', 'scheduler'] },
  transformer_2: {
    inspect: inspectTransformer,
    dependsOn: ['transformer', 'text_encoder', 'vae', 'scheduler'],
  },
  vae: { inspect: inspectVae, dependsOn: [] },
  text_encoder: { inspect: inspectTextEncoder, dependsOn: ['tokenizer'] },
  tokenizer: { inspect: inspectTokenizer, dependsOn: [] },
  scheduler: { inspect: inspectScheduler, dependsOn: [] },
  unet: { inspect: inspectUnet, dependsOn: ['text_encoder', 'vae', 'scheduler'] },
  image_encoder: { inspect: inspectImageEncoder, dependsOn: [] },
};
