import type { HubNormalizer } from './hub-tokenizers.js';
import { PrecompiledCharsmap } from './precompiled-charsmap.js';

/** Replaces the library's approximation of precompiled character maps, at any depth of a tokenizer's normaliser. */
export function useExactNormalizer(normalizer: HubNormalizer | null): void {
  if (!normalizer) return;
  normalizer.normalizers?.forEach(useExactNormalizer);
  if (!normalizer.charsmap) return;
  const map = new PrecompiledCharsmap(normalizer.charsmap);
  normalizer.normalize = (text) => map.normalize(text);
}
