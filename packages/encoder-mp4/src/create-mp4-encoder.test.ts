import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMp4Encoder } from './create-mp4-encoder.js';
import type { FfmpegProbe } from './find-ffmpeg.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const found = (command: string): FfmpegProbe => ({ found: true, command, version: 'a program' });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-mp4-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const encode = (probe: FfmpegProbe, signal = new AbortController().signal) =>
  createMp4Encoder({ encoder: 'ffmpeg', quality: 18 }, silent, async () => probe).encode({
    frames: [new Uint8Array(12), new Uint8Array(12)],
    width: 2,
    height: 2,
    fps: 8,
    path: join(folder, 'x.mp4'),
    signal,
  });

describe('the MP4 encoder', () => {
  it('ends with the last words of a program that fails', async () => {
    // node knows none of the options: a real process, a real failure, on every machine
    await expect(encode(found(process.execPath))).rejects.toMatchObject({
      code: 'encoder_failed',
      message: expect.stringMatching(/exit code 9; it said: .*bad option/),
      facts: { programExitCode: 9 },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends clearly when the program cannot be started', async () => {
    await expect(encode(found(join(folder, 'no-such-program')))).rejects.toMatchObject({
      code: 'encoder_failed',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('says why ffmpeg cannot be used when it was asked for', async () => {
    await expect(encode({ found: false, installed: false, reason: 'not on PATH' })).rejects.toThrow(
      'ffmpeg cannot be used: not on PATH',
    );
  });

  it('does nothing when aborted before', async () => {
    await expect(encode(found('never-run'), AbortSignal.abort(new Error('before')))).rejects.toThrow(
      'before',
    );
  });
});
