import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

const colours = 3;

/** Writes a PNG; `colour` gives red, green and blue (0…255) of a place. */
export async function paint(
  path: string,
  [width, height]: readonly [number, number],
  colour: (x: number, y: number) => readonly [number, number, number],
): Promise<void> {
  const row = width * colours + 1;
  const bytes = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes.set(colour(x, y), y * row + 1 + x * colours);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(bytes)), chunk('IEND', Buffer.alloc(0))];
  await writeFile(path, Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
