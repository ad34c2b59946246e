import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from './encode-png.js';

const rgb = Uint8Array.from({ length: 2 * 3 * 3 }, (_, i) => i * 14);
const png = Buffer.from(encodePng({ width: 3, height: 2, rgb }));

function chunksOf(file: Buffer) {
  const chunks = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    chunks.push({
      type: typed.toString('latin1', 0, 4),
      data: typed.subarray(4),
      sound: file.readUInt32BE(at + 8 + length) === crc32(typed),
    });
    at += length + 12;
  }
  return chunks;
}

describe('a PNG file', () => {
  it('begins with the signature of PNG', () => {
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  });

  it('has a header, the image and an end, with the right checksums', () => {
    expect(chunksOf(png).map(({ type, sound }) => [type, sound])).toEqual([
      ['IHDR', true],
      ['IDAT', true],
      ['IEND', true],
    ]);
  });

  it('says its size, 8 bits per colour and RGB', () => {
    expect([...(chunksOf(png)[0]?.data ?? [])]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  });

  it('inflates to the rows, each after a filter of 0', () => {
    const rows = inflateSync(chunksOf(png)[1]?.data ?? Buffer.alloc(0));
    expect([...rows]).toEqual([0, ...rgb.subarray(0, 9), 0, ...rgb.subarray(9)]);
  });
});
