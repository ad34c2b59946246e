import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rgbFrames } from './rgb-frames.js';
import { writeChunks } from './write-chunks.js';

describe('rgbFrames', () => {
  it('puts colours last and cuts to bytes', () => {
    const data = Float32Array.of(-1, 1, 0, 2, 0.5, -3, 1 / 255, 0.999, -0.5, 0, 1, -1);
    const frames = [...rgbFrames({ type: 'float32', dims: [3, 2, 1, 2], data })];
    expect(frames.map((frame) => [...frame])).toEqual([
      [0, 191, 63, 255, 0, 127],
      [127, 128, 255, 255, 254, 0],
    ]);
  });
});

describe('writeChunks', () => {
  it('leaves a whole file or none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake chunks '));
    await writeChunks(join(folder, 'good'), [Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect([...(await readFile(join(folder, 'good')))]).toEqual([1, 2, 3]);
    function* broken() {
      yield Uint8Array.of(1);
      throw new Error('stop');
    }
    await expect(writeChunks(join(folder, 'bad'), broken())).rejects.toThrow('stop');
    expect(await readdir(folder)).toEqual(['good']);
  });
});
