import { windows1252High } from './text-tables.js';

const highStart = 0x80;
const byteOf = new Map(
  [...windows1252High].flatMap((letter, i) => (letter === ' ' ? [] : [[letter, highStart + i] as const])),
);
/** A character that stands for a UTF-8 continuation byte when UTF-8 was read as Windows-1252 or Latin-1. */
const tail = `[\\u0080-\\u00bf${[...byteOf.keys()].join('')}]`;
/**
 * Lead bytes that ordinary text does not put before such characters: accented Latin letters and signs (Â, Ã), general
 * punctuation and symbols (â€, â‚, â„, â†…), emoji (ðŸ). An `Ã` with a plain space had a no-break space.
 */
const sequences = new RegExp(
  `[ÂÃ]${tail}|â[\\u0080-\\u009f€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]${tail}|ð[\\u009fŸ]${tail}{2}|(?<=\\p{Ll})Ã `,
  'gu',
);
const c1Controls = /[\u0080-\u009f]/g;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Repairs the simple and common cases of UTF-8 that somebody read as Windows-1252 or Latin-1 (`cafÃ©`, `itâ€™s`), and C1
 * control characters that were meant as Windows-1252. Other mix-ups (MacRoman, Cyrillic, Greek and CJK text read byte
 * by byte, bytes already lost) stay as they are.
 */
export function repairMojibake(text: string): string {
  return text
    .replace(sequences, (sequence) => decoded(sequence) ?? sequence)
    .replace(c1Controls, (control) => {
      const letter = windows1252High[control.charCodeAt(0) - highStart];
      return letter === undefined || letter === ' ' ? control : letter;
    });
}

function decoded(sequence: string): string | undefined {
  const noBreakSpace = 0xa0;
  const bytes = [...sequence].map((letter) =>
    letter === ' ' ? noBreakSpace : (byteOf.get(letter) ?? letter.charCodeAt(0)),
  );
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
