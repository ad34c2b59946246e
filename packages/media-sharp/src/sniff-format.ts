/** Formats that are decoded. */
export const readFormats = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const;
export type ReadFormat = (typeof readFormats)[number];

/** Bytes of a file's start that are enough for `sniffFormat`. */
export const headBytes = 512;

interface Signature {
  readonly format: string;
  readonly at: number;
  /** One character per byte. */
  readonly bytes: string;
}

const signatures: readonly Signature[] = [
  { format: 'jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { format: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { format: 'webp', at: 8, bytes: 'WEBP' },
  { format: 'avif', at: 4, bytes: 'ftypavif' },
  { format: 'avif', at: 4, bytes: 'ftypavis' },
  { format: 'tiff', at: 0, bytes: 'II*\0' },
  { format: 'tiff', at: 0, bytes: 'MM\0*' },
  { format: 'tiff', at: 0, bytes: 'II+\0' },
  { format: 'tiff', at: 0, bytes: 'MM\0+' },
  { format: 'gif', at: 0, bytes: 'GIF8' },
  { format: 'heic', at: 4, bytes: 'ftyphei' },
  { format: 'heic', at: 4, bytes: 'ftyphev' },
  { format: 'heic', at: 4, bytes: 'ftypmif1' },
  { format: 'heic', at: 4, bytes: 'ftypmsf1' },
  { format: 'jpeg xl', at: 0, bytes: '\xff\x0a' },
  { format: 'jpeg xl', at: 4, bytes: 'JXL ' },
  { format: 'jpeg 2000', at: 4, bytes: 'jP  ' },
  { format: 'mp4 or mov', at: 4, bytes: 'ftyp' },
  { format: 'bmp', at: 0, bytes: 'BM' },
  { format: 'ico', at: 0, bytes: '\0\0\x01\0' },
  { format: 'photoshop', at: 0, bytes: '8BPS' },
  { format: 'pdf', at: 0, bytes: '%PDF' },
  { format: 'zip', at: 0, bytes: 'PK\x03\x04' },
  { format: 'matroska or webm', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { format: 'safetensors or other data', at: 8, bytes: '{"' },
];

/** What a file is by its first bytes, whatever its name says; `unknown` when nothing fits. */
export function sniffFormat(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, headBytes)).toString('latin1');
  const known = signatures.find(({ at, bytes }) => text.startsWith(bytes, at));
  if (known) return known.format;
  if (/<svg[\s>]/i.test(text)) return 'svg';
  if (/^\s*<(!doctype html|html)/i.test(text)) return 'html';
  return isText(text) ? 'text' : 'unknown';
}

export function isReadFormat(format: string): format is ReadFormat {
  return (readFormats as readonly string[]).includes(format);
}

/** Holds no control characters but those of text. */
function isText(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= ' ' || '\t\r\n\f'.includes(character));
}
