/** Formats that are decoded. */
export const readFormats = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif', 'bmp'] as const;
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
  { format: 'tiff', at: 0, bytes: 'II*\0' },
  { format: 'tiff', at: 0, bytes: 'MM\0*' },
  { format: 'tiff', at: 0, bytes: 'II+\0' },
  { format: 'tiff', at: 0, bytes: 'MM\0+' },
  { format: 'gif', at: 0, bytes: 'GIF8' },
  { format: 'jpeg xl', at: 0, bytes: '\xff\x0a' },
  { format: 'jpeg xl', at: 4, bytes: 'JXL ' },
  { format: 'jpeg 2000', at: 4, bytes: 'jP  ' },
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
  if (text.startsWith('ftyp', 4)) return formatOfBrands(text);
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'bmp';
  const known = signatures.find(({ at, bytes }) => text.startsWith(bytes, at));
  if (known) return known.format;
  if (/<svg[\s>]/i.test(text)) return 'svg';
  if (/^\s*<(!doctype html|html)/i.test(text)) return 'html';
  return isText(text) ? 'text' : 'unknown';
}

/**
 * A file of ISO boxes by its major brand, or where that names a container alone (`mif1` for pictures, `msf1` for sequences)
 * by the compatible ones. ISO/IEC 14496-12, box `ftyp`: size, type, major brand, version, compatible brands.
 */
function formatOfBrands(text: string): string {
  const end = Math.min(Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE(), text.length);
  const major = text.slice(8, 12);
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text.slice(at, at + 4));
  if (/^(avif|avis)$/.test(major)) return 'avif';
  if (/^(mif1|msf1)$/.test(major)) return brands.some((brand) => /^avi[fs]$/.test(brand)) ? 'avif' : 'heic';
  return /^he[iv]/.test(major) ? 'heic' : 'mp4 or mov';
}

export function isReadFormat(format: string): format is ReadFormat {
  return (readFormats as readonly string[]).includes(format);
}

/** Holds no control characters but those of text. */
function isText(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= ' ' || '\t\r\n\f'.includes(character));
}
