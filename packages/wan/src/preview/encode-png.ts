import { crc32, deflateSync } from 'node:zlib';
import type { RgbPicture } from './rgb-picture.js';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const bitDepth = 8;
const trueColour = 2;
const colours = 3;
/** Previews are made between steps: speed before size. */
const deflateLevel = 1;

/** The PNG file of a picture: one IHDR, one IDAT of unfiltered rows, IEND (W3C PNG specification, colour type 2). */
export function encodePng(picture: RgbPicture): Uint8Array {
  const image = deflateSync(unfilteredRows(picture), { level: deflateLevel });
  return Buffer.concat([
    signature,
    chunk('IHDR', header(picture)),
    chunk('IDAT', image),
    chunk('IEND', new Uint8Array()),
  ]);
}

function header({ width, height }: RgbPicture): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes[8] = bitDepth;
  bytes[9] = trueColour;
  return bytes;
}

/** Every row begins with the number of its filter, 0 for none. */
function unfilteredRows({ width, height, rgb }: RgbPicture): Uint8Array {
  const row = width * colours;
  const bytes = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) bytes.set(rgb.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return bytes;
}

/** Length, type, data, checksum of type and data. */
function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
