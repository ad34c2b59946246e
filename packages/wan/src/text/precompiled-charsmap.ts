/** Longer graphemes (in UTF-8 bytes) are looked up character by character only. */
const longestWhole = 6;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const toBytes = new TextEncoder();
const toText = new TextDecoder();

const labelMask = 0x800000ff;
const valueMask = 0x7fffffff;
const leafBit = 1 << 8;
const wideOffsetBit = 1 << 9;

/**
 * SentencePiece's precompiled normaliser: a darts-clone double-array trie from UTF-8 sequences to replacements, applied as
 * Hugging Face's `tokenizers` does (whole short graphemes first, then single characters; the shortest matching prefix
 * decides). The JavaScript tokenizer library replaces it with a guess, so ids would differ for symbols and emoji.
 */
export class PrecompiledCharsmap {
  readonly #units: Uint32Array;
  readonly #replacements: Uint8Array;

  /** @param encoded `precompiled_charsmap` of `tokenizer.json`, base64 */
  constructor(encoded: string) {
    const bytes = Uint8Array.from(Buffer.from(encoded, 'base64'));
    const view = new DataView(bytes.buffer);
    const start = Uint32Array.BYTES_PER_ELEMENT;
    const end = start + view.getUint32(0, true);
    if (end > bytes.length) throw new Error('its precompiled_charsmap is cut short');
    this.#units = Uint32Array.from({ length: (end - start) / start }, (_, i) =>
      view.getUint32(start + i * start, true),
    );
    this.#replacements = bytes.subarray(end);
  }

  normalize(text: string): string {
    let out = '';
    for (const { segment } of graphemes.segment(text)) out += this.#normalizeGrapheme(segment);
    return out;
  }

  #normalizeGrapheme(grapheme: string): string {
    if (toBytes.encode(grapheme).length < longestWhole) {
      const whole = this.#lookUp(grapheme);
      if (whole !== undefined) return whole;
    }
    return [...grapheme].map((letter) => this.#lookUp(letter) ?? letter).join('');
  }

  /** The replacement of the shortest prefix of `key` that has one. */
  #lookUp(key: string): string | undefined {
    let position = 0;
    let unit = this.#units[0] ?? 0;
    position ^= offsetOf(unit);
    for (const byte of toBytes.encode(key)) {
      if (byte === 0) return undefined;
      position ^= byte;
      unit = this.#units[position] ?? 0;
      if ((unit & labelMask) >>> 0 !== byte) return undefined;
      position ^= offsetOf(unit);
      if (unit & leafBit) return this.#replacementAt((this.#units[position] ?? 0) & valueMask);
    }
    return undefined;
  }

  #replacementAt(start: number): string {
    return toText.decode(this.#replacements.subarray(start, this.#replacements.indexOf(0, start)));
  }
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & wideOffsetBit) >>> 6);
}
