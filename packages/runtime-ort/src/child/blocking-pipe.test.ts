import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesOf, frameHead } from '../frame.js';
import { type Frame, FrameReader } from '../frame-reader.js';
import { BlockingPipe, PipeClosed } from './blocking-pipe.js';

const folder = mkdtempSync(join(tmpdir(), 'retake pipe '));
afterAll(() => rmSync(folder, { recursive: true }));

function withFile<T>(name: string, bytes: Uint8Array, use: (pipe: BlockingPipe) => T): T {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r');
  try {
    return use(new BlockingPipe(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

describe('BlockingPipe', () => {
  it('reads frames one after the other and then says that the other end is gone', () => {
    const data = new Float32Array([3, 4]);
    const bytes = Buffer.concat([frameHead({ op: 'a' }, []), frameHead({ op: 'b' }, [data]), bytesOf(data)]);
    withFile('two', bytes, (pipe) => {
      expect(pipe.read<{ op: string }>().header.op).toBe('a');
      const second = pipe.read<{ op: string }>();
      expect(second.header.op).toBe('b');
      expect(new Float32Array(second.payloads[0] ?? new ArrayBuffer(0))).toEqual(data);
      expect(() => pipe.read()).toThrow(PipeClosed);
    });
  });

  it('writes what the other side reads', () => {
    const path = join(folder, 'out');
    const descriptor = openSync(path, 'w');
    const view = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    new BlockingPipe(descriptor).write({ id: 4 }, [view, new Uint8Array(0)]);
    closeSync(descriptor);
    const frames: Frame<{ id: number }>[] = [];
    new FrameReader<{ id: number }>((frame) => frames.push(frame)).push(readFileSync(path));
    expect(frames[0]?.header).toEqual({ id: 4, payloads: [8, 0] });
    expect([...new Float32Array(frames[0]?.payloads[0] ?? new ArrayBuffer(0))]).toEqual([2, 3]);
  });
});
