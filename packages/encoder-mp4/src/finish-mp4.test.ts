import { describe, expect, it } from 'vitest';
import { finishMp4 } from './finish-mp4.js';
import { type Mp4Box, readMp4Boxes, writeMp4Boxes } from './mp4-box.js';

const data = Uint8Array.of(11, 22, 33, 44);
const none = new Uint8Array(0);
const leaf = (type: string, ...bytes: number[]): Mp4Box => ({ type, head: Uint8Array.from(bytes) });
const holder = (type: string, ...children: Mp4Box[]): Mp4Box => ({ type, head: none, children });
const ftyp = leaf('ftyp', 1, 2, 3, 4);
const mdat: Mp4Box = { type: 'mdat', head: data };
const mvhd = leaf('mvhd', 0, 0, 0, 0, 9, 9, 9, 9, 8, 8, 8, 8, 7);
const mdhdLong = leaf('mdhd', 1, 0, 0, 0, ...Array(16).fill(9), 7);
const avc1: Mp4Box = { type: 'avc1', head: new Uint8Array(78), children: [leaf('avcC', 1)] };
const stsd: Mp4Box = { type: 'stsd', head: new Uint8Array(8), children: [avc1] };
/** Two chunks: at the first byte of the data and at its third. */
const stco = (start: number) => leaf('stco', 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, start, 0, 0, 0, start + 2);
const co64 = (start: number) => leaf('co64', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, start);
const index = (chunks: Mp4Box) =>
  holder(
    'moov',
    mvhd,
    holder('trak', holder('mdia', mdhdLong, holder('minf', holder('stbl', stsd, chunks)))),
  );

/** ftyp (12 bytes), then mdat: its data starts at 20. */
const file = (chunks: Mp4Box) => writeMp4Boxes([ftyp, mdat, index(chunks), leaf('free', 5)]);

function flat(boxes: readonly Mp4Box[]): Mp4Box[] {
  return boxes.flatMap((box) => [box, ...flat(box.children ?? [])]);
}

function box(bytes: Uint8Array, type: string): Mp4Box {
  const found = flat(readMp4Boxes(bytes)).find((one) => one.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
}

describe('finishing an MP4', () => {
  it('puts the index before the data and drops padding', () => {
    expect(readMp4Boxes(finishMp4(file(stco(20)))).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat']);
  });

  it('moves 32-bit chunk offsets along', () => {
    const bytes = finishMp4(file(stco(20)));
    const { head } = box(bytes, 'stco');
    const view = new DataView(head.buffer, head.byteOffset);
    expect([bytes[view.getUint32(8)], bytes[view.getUint32(12)]]).toEqual([11, 33]);
  });

  it('moves 64-bit chunk offsets along', () => {
    const bytes = finishMp4(file(co64(20)));
    const { head } = box(bytes, 'co64');
    expect(bytes[Number(new DataView(head.buffer, head.byteOffset).getBigUint64(8))]).toBe(11);
  });

  it('takes the times out and nothing else', () => {
    const bytes = finishMp4(file(stco(20)));
    expect([...box(bytes, 'mvhd').head]).toEqual([...Array(12).fill(0), 7]);
    expect([...box(bytes, 'mdhd').head]).toEqual([1, 0, 0, 0, ...Array(16).fill(0), 7]);
  });

  it('says the colours are BT.709 in limited range', () => {
    expect(box(finishMp4(file(stco(20))), 'avc1').children?.map(({ type }) => type)).toEqual([
      'avcC',
      'colr',
    ]);
  });

  it('refuses a file of another form', () => {
    expect(() => finishMp4(writeMp4Boxes([ftyp, mdat, mdat, index(stco(20))]))).toThrow(
      /expected one ftyp, moov and mdat/,
    );
    expect(() => finishMp4(writeMp4Boxes([ftyp]))).toThrow(/the boxes ftyp/);
  });
});
