/** Curly and modifier quotes that become straight ones. */
export const singleQuotes = /[\u02bc\u2018-\u201b]/g;
export const doubleQuotes = /[\u201c-\u201f]/g;

/** Line breaks that become `\n`. */
export const lineBreaks = /\r\n|[\r\u2028\u2029\u0085]/g;

/** Colour and cursor sequences of terminals. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
export const terminalEscapes = /\u001b\[[\d;]*[a-zA-Z]/g;

/** Control characters nobody means to write: ASCII ones that are no white space, interlinear marks, byte order marks. */
export const controlCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u206a-\u206f\ufeff\ufff9-\ufffc]/g;

/** Full-width Latin, half-width kana and Hangul, and the ideographic space; compatibility forms replace them. */
export const otherWidths = /[\u3000\uff01-\uffef]/g;

/** Latin letters that are one character for two or three. */
export const ligatures: Readonly<Record<string, string>> = {
  Ĳ: 'IJ',
  ĳ: 'ij',
  ŉ: 'ʼn',
  Ǳ: 'DZ',
  ǲ: 'Dz',
  ǳ: 'dz',
  Ǆ: 'DŽ',
  ǅ: 'Dž',
  ǆ: 'dž',
  Ǉ: 'LJ',
  ǈ: 'Lj',
  ǉ: 'lj',
  Ǌ: 'NJ',
  ǋ: 'Nj',
  ǌ: 'nj',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'ſt',
  ﬆ: 'st',
};

/** What Windows-1252 has at bytes 0x80 to 0x9f; empty where it has nothing (the byte then stands for itself). */
export const windows1252High = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
