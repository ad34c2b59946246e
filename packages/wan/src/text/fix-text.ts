import { decodeHTMLStrict } from 'entities';
import { repairMojibake } from './mojibake.js';
import {
  controlCharacters,
  doubleQuotes,
  ligatures,
  lineBreaks,
  otherWidths,
  singleQuotes,
  terminalEscapes,
} from './text-tables.js';

const ligature = new RegExp(`[${Object.keys(ligatures).join('')}]`, 'g');
const fixes: readonly ((text: string) => string)[] = [
  repairMojibake,
  (text) => text.replace(ligature, (letter) => ligatures[letter] ?? letter),
  (text) => text.replace(otherWidths, (letter) => (letter === '\u3000' ? ' ' : letter.normalize('NFKC'))),
  (text) => text.replace(doubleQuotes, '"').replace(singleQuotes, "'"),
  (text) => text.replace(lineBreaks, '\n'),
  (text) => text.replace(/\p{Surrogate}/gu, '\ufffd'),
  (text) => text.replace(terminalEscapes, ''),
  (text) => text.replace(controlCharacters, ''),
  (text) => text.normalize('NFC'),
];

/**
 * What ftfy's `fix_text` (6.3, default settings) does to ordinary prompts: line by line, repeated until nothing changes.
 * HTML entities are decoded up to the first line with a `<`. Heavier mojibake repair is not ported, see `repairMojibake`.
 */
export function fixText(text: string): string {
  let decodesEntities = true;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      decodesEntities &&= !line.includes('<');
      return fixLine(line, decodesEntities);
    })
    .join('');
}

function fixLine(line: string, decodesEntities: boolean): string {
  const start = decodesEntities ? decodeHTMLStrict(line) : line;
  const fixed = fixes.reduce((text, fix) => fix(text), start);
  return fixed === line ? fixed : fixLine(fixed, decodesEntities);
}
