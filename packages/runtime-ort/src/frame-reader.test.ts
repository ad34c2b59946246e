import { describe, expect, it } from 'vitest';
import { bytesOf, frameHead, headerLimit } from './frame.js';
import { type Frame, FrameReader } from './frame-reader.js';

interface Note {
  readonly text: string;
}

function bytesOfFrame(text: string, ...payloads: Uint8Array[]): Buffer {
  return Buffer.concat([frameHead({ text }, payloads), ...payloads]);
}

function read(stream: Uint8Array, chunk: number): Frame<Note>[] {
  const frames: Frame<Note>[] = [];
  const reader = new FrameReader<Note>((frame) => frames.push(frame));
  for (let offset = 0; offset < stream.length; offset += chunk)
    reader.push(stream.subarray(offset, offset + chunk));
  return frames;
}

const stream = Buffer.concat([
  bytesOfFrame('none'),
  bytesOfFrame('two, one empty', new Uint8Array([1, 2, 3]), new Uint8Array(0)),
  bytesOfFrame('ünïcødé', bytesOf(new Float32Array([1.5, -2]))),
]);

describe('FrameReader', () => {
  it.each([1, 2, 3, 7, 64, 10_000])('cuts the same frames out of chunks of %i bytes', (chunk) => {
    const frames = read(stream, chunk);
    expect(frames.map((frame) => frame.header.text)).toEqual(['none', 'two, one empty', 'ünïcødé']);
    expect(frames.map((frame) => frame.payloads.map((payload) => payload.byteLength))).toEqual([
      [],
      [3, 0],
      [8],
    ]);
    expect([...new Float32Array(frames[2]?.payloads[0] ?? new ArrayBuffer(0))]).toEqual([1.5, -2]);
  });

  it('gives each payload a buffer of its own', () => {
    const [, frame] = read(stream, 10_000);
    const [first, second] = frame?.payloads ?? [];
    expect(first).not.toBe(second);
    expect(first?.byteLength).toBe(3);
  });

  it('says nothing before a frame is whole', () => {
    expect(read(stream.subarray(0, stream.length - 1), 5)).toHaveLength(2);
  });

  it.each([0, 1, headerLimit + 1])('refuses a header of %i bytes', (length) => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(length, 0);
    expect(() => read(bytes, 8)).toThrow(`${length} bytes`);
  });
});
