import type { InspectedComponent } from '@retake/inspect';
import type { DamagedCase, Expected } from './damaged-case.js';

const parts = {
  vae: 'usable',
  text_encoder: 'usable',
  tokenizer: 'usable',
  scheduler: 'usable',
  unet: 'unneeded',
  image_encoder: 'unneeded',
} as const;
const two = { ...parts, transformer: 'usable', transformer_2: 'usable' } as const;
const none = {
  transformer: 'unneeded',
  transformer_2: 'unneeded',
  vae: 'unneeded',
  text_encoder: 'unneeded',
  tokenizer: 'unneeded',
  scheduler: 'unneeded',
  unet: 'unneeded',
  image_encoder: 'unneeded',
} as const;

/** Statuses of each fixture before it is damaged. */
export const healthy: Readonly<Record<DamagedCase['from'], Readonly<Record<InspectedComponent, Expected>>>> =
  {
    t2v: two,
    i2v: two,
    't2v-bf16': two,
    ti2v: { ...parts, transformer: 'usable', transformer_2: 'unneeded' },
    nothing: none,
  };
