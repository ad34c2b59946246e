import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMp4Encoder, type EncoderChoice } from '@retake/encoder-mp4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectMp4 } from './inspect-mp4.js';
import { testFrames } from './test-frames.js';

const width = 64;
const height = 48;
const fps = 16;
const count = 17;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const ffmpegThere = spawnSync('ffmpeg', ['-version']).status === 0;
if (!ffmpegThere) console.info('ffmpeg is not on PATH: only the built-in encoder is tested here');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake encoder '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function encode(encoder: EncoderChoice, name: string, more: object = {}) {
  return createMp4Encoder({ encoder, quality: 18 }, silent).encode({
    frames: testFrames(count, width, height),
    width,
    height,
    fps,
    path: join(folder, name),
    signal: new AbortController().signal,
    ...more,
  });
}

const encoders = (['wasm', 'ffmpeg'] as const).map((choice) => ({
  choice,
  there: choice === 'wasm' || ffmpegThere,
}));

for (const { choice, there } of encoders) {
  describe.runIf(there)(`encoding with ${choice}`, () => {
    it('writes H.264 with the index before the data, all frames, the right size and duration', async () => {
      const { bytes, encoder } = await encode(choice, `${choice}.mp4`);
      const file = await readFile(join(folder, `${choice}.mp4`));
      const facts = inspectMp4(file);
      expect(bytes).toBe(file.length);
      expect(encoder).toContain(choice);
      expect(facts.topLevel[0]).toBe('ftyp');
      expect(facts.topLevel.indexOf('moov')).toBeLessThan(facts.topLevel.indexOf('mdat'));
      expect(facts).toMatchObject({ sampleEntry: 'avc1', width, height, frames: count });
      expect(facts.seconds).toBeCloseTo(count / fps, 3);
    });

    it('points every chunk at data', async () => {
      await encode(choice, `${choice}-chunks.mp4`);
      const facts = inspectMp4(await readFile(join(folder, `${choice}-chunks.mp4`)));
      expect(facts.chunkOffsets[0]).toBe(facts.dataStart);
      expect(facts.sampleBytes).toBe(facts.dataEnd - facts.dataStart);
    });

    it('gives equal bytes for equal frames and no times', async () => {
      const names = [`${choice}-a.mp4`, `${choice}-b.mp4`];
      for (const name of names) await encode(choice, name);
      const [a, b] = await Promise.all(names.map((name) => readFile(join(folder, name))));
      expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
      expect(inspectMp4(a ?? Buffer.alloc(0)).creationTimes).toEqual([0, 0, 0, 0, 0, 0]);
    });

    it('gives other bytes for other frames', async () => {
      const path = join(folder, `${choice}-b.mp4`);
      const before = await readFile(path);
      await encode(choice, `${choice}-b.mp4`, { frames: testFrames(count, width, height).reverse() });
      expect(before.equals(await readFile(path))).toBe(false);
    });

    it('never asks for more than a few frames ahead of the encoder', async () => {
      let asked = 0;
      const broken = (async function* () {
        for (const frame of testFrames(count, width, height)) {
          asked++;
          yield asked === 3 ? frame.subarray(1) : frame;
        }
      })();
      await expect(encode(choice, `${choice}-ahead.mp4`, { frames: broken })).rejects.toThrow(
        /frame 2 has 9215 bytes/,
      );
      expect(asked).toBe(3);
    });

    it('stops at an abort in the middle and leaves no file', async () => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const frames = (async function* () {
        for (const [index, frame] of testFrames(count, width, height).entries()) {
          if (index === 5) controller.abort(reason);
          yield frame;
        }
      })();
      const call = encode(choice, `${choice}-aborted.mp4`, { frames, signal: controller.signal });
      await expect(call).rejects.toBe(reason);
      expect((await readdir(folder)).filter((name) => name.includes('aborted'))).toEqual([]);
    });

    it('stops at an abort while the frames keep it waiting', async () => {
      const controller = new AbortController();
      const frames = (async function* () {
        yield* testFrames(1, width, height);
        queueMicrotask(() => controller.abort());
        await new Promise(() => {});
      })();
      const call = encode(choice, `${choice}-waiting.mp4`, { frames, signal: controller.signal });
      await expect(call).rejects.toThrow(/aborted/);
    });

    it('keeps the file of before when an encode fails', async () => {
      const path = join(folder, `${choice}-kept.mp4`);
      await writeFile(path, 'earlier');
      await expect(encode(choice, `${choice}-kept.mp4`, { frames: [] })).rejects.toMatchObject({
        code: 'encoder_failed',
      });
      expect(await readFile(path, 'utf8')).toBe('earlier');
    });

    it('says why when the folder does not exist', async () => {
      const call = encode(choice, join('nowhere', 'x.mp4'));
      await expect(call).rejects.toThrow(/No such file|ENOENT/);
    });

    it.runIf(ffmpegThere)('keeps the colours: a decoded frame differs little from its source', async () => {
      const path = join(folder, `${choice}.mp4`);
      const raw = execFileSync(
        'ffmpeg',
        ['-v', 'error', '-i', path, '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'],
        {
          maxBuffer: 64e6,
        },
      );
      const source = Buffer.concat(testFrames(count, width, height));
      expect(raw.length).toBe(source.length);
      expect(meanDifference(raw, source)).toBeLessThan(4);
    });
  });
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}
