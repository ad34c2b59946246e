import { describe, expect, it } from 'vitest';
import { mp4BoxSize, readMp4Boxes, writeMp4Boxes } from './mp4-box.js';

const free = { type: 'free', head: Uint8Array.of(1, 2, 3) };
const moov = {
  type: 'moov',
  head: new Uint8Array(0),
  children: [free, { type: 'udta', head: new Uint8Array(0) }],
};

describe('MP4 boxes', () => {
  it('come back as they were written', () => {
    const [read, after] = readMp4Boxes(writeMp4Boxes([moov, free]));
    expect(read).toMatchObject({ type: 'moov', children: [free, { type: 'udta' }] });
    expect(after).toMatchObject(free);
  });

  it('know their size with all they hold', () => {
    expect(mp4BoxSize(moov)).toBe(8 + 11 + 8);
  });

  it('know where their content stood', () => {
    const [read] = readMp4Boxes(writeMp4Boxes([moov]));
    expect(read?.children?.[0]?.contentOffset).toBe(16);
  });

  it('may have a 64-bit size', () => {
    const bytes = Uint8Array.of(0, 0, 0, 1, 0x6d, 0x64, 0x61, 0x74, 0, 0, 0, 0, 0, 0, 0, 18, 7, 9);
    expect(readMp4Boxes(bytes)).toMatchObject([
      { type: 'mdat', head: Uint8Array.of(7, 9), contentOffset: 16 },
    ]);
  });

  it('may reach to the end of the file', () => {
    const bytes = Uint8Array.of(0, 0, 0, 0, 0x6d, 0x64, 0x61, 0x74, 7);
    expect(readMp4Boxes(bytes)).toMatchObject([{ type: 'mdat', head: Uint8Array.of(7) }]);
  });

  it.each([
    ['too long', [0, 0, 0, 99, 0x66, 0x72, 0x65, 0x65]],
    ['shorter than its header', [0, 0, 0, 4, 0x66, 0x72, 0x65, 0x65]],
    ['cut off', [0, 0, 0]],
  ])('are refused when %s', (_, bytes) => {
    expect(() => readMp4Boxes(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});
