import type { RegisteredPart } from './registered-checkpoint.js';

const counted = 'architecture';

/** Models that several checkpoints share. Parameters of Wan's are counted from the shapes of their tensors. */
export const parts = {
  umt5: { role: 'text_encoder', count: 1, parameters: 5_680_910_336, source: counted },
  wanVae21: { role: 'vae', count: 1, parameters: 126_892_531, source: counted },
  wanVae22: { role: 'vae', count: 1, parameters: 704_688_668, source: counted },
  clipHuge: { role: 'image_encoder', count: 1, parameters: 632_076_800, source: 'about, from file sizes' },
  t5: { role: 'text_encoder', count: 1, parameters: 4_762_310_656, source: 'about, from file sizes' },
  llama: { role: 'text_encoder', count: 1, parameters: 8_030_000_000, source: 'publisher, 8B' },
  qwenVl: { role: 'text_encoder', count: 1, parameters: 8_290_000_000, source: 'publisher, 7B with vision' },
  hunyuanVae: { role: 'vae', count: 1, parameters: 246_478_803, source: counted },
  ltxVae: { role: 'vae', count: 1, parameters: 838_000_000, source: 'about, from file sizes' },
  cogVae: { role: 'vae', count: 1, parameters: 215_583_907, source: 'about, from file sizes' },
  mochiVae: { role: 'vae', count: 1, parameters: 362_000_000, source: 'publisher, 362M' },
} as const satisfies Readonly<Record<string, RegisteredPart>>;

/** A transformer whose parameters were counted from its shapes. */
export function transformer(parameters: number, count = 1): RegisteredPart {
  return { role: 'transformer', count, parameters, source: counted };
}

/** A transformer whose size its publisher states. */
export function stated(parameters: number, words: string): RegisteredPart {
  return { role: 'transformer', count: 1, parameters, source: `publisher, ${words}` };
}
