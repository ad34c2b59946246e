/** Stands for any letter that is not of ASCII: a word of its own. */
export const beyondAscii: string = '\u0080';

const bytes = 256;

/**
 * By byte of a text, six bits. Letters in either case, figures and the usual signs have a number each; what is left of ASCII
 * shares one; all else is 0.
 */
export const letterNumbers: Uint8Array = numbersOfAscii();
/** By byte of a text, four bits: the value of a figure; all else is more than nine. */
export const figureNumbers: Uint8Array = valuesOfFigures();

function numbersOfAscii(): Uint8Array {
  const own = 'abcdefghijklmnopqrstuvwxyz0123456789 _.:\'"()[],/-=<>`;!\n';
  const ascii = 128;
  const table = new Uint8Array(bytes).fill(own.length + 1, 0, ascii);
  for (let code = 0; code < ascii; code++) {
    const at = own.indexOf(String.fromCharCode(code).toLowerCase());
    if (at !== -1) table[code] = at + 1;
  }
  return table;
}

function valuesOfFigures(): Uint8Array {
  const none = 15;
  const table = new Uint8Array(bytes).fill(none);
  for (const [value, figure] of [...'0123456789'].entries()) table[figure.charCodeAt(0)] = value;
  return table;
}
