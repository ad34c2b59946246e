import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuideTools } from '../tools/guide-tools.js';
import { systemTools } from '../tools/system-tools.js';
import { looksLikeNoise } from './looks-like-noise.js';

const { signal } = new AbortController();
const seconds = 1;

describe.skipIf(spawnSync('ffmpeg', ['-version']).error !== undefined)('clips on this machine', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'retake noise '));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['noise', "nullsrc=s=96x64:r=16:d=1,geq=lum='random(1)*255':cb=128:cr=128", true],
    [
      'coloured noise',
      "nullsrc=s=160x144:r=16:d=1,geq=r='random(1)*255':g='random(2)*255':b='random(3)*255'",
      true,
    ],
    ['a test picture', 'testsrc2=s=160x144:r=16:d=1', false],
    ['an even picture with grain', 'color=gray:s=160x144:r=16:d=1,noise=alls=12:allf=t', false],
    ['a black one', 'color=black:s=160x144:r=16:d=1', false],
  ])('%s', async (name, source, noise) => {
    const video = join(folder, `${name}.mp4`);
    const input = ['-loglevel', 'error', '-f', 'lavfi', '-i', source];
    execFileSync('ffmpeg', [...input, '-c:v', 'mpeg4', '-q:v', '3', video]);
    expect(await looksLikeNoise(video, seconds, systemTools(folder), signal)).toBe(noise);
  });
});

test('where ffmpeg cannot read the clip, nothing is said of it', async () => {
  const ends = (exitCode: number | null): Pick<GuideTools, 'run'> => ({
    run: async () => ({ exitCode, stdout: '', stderr: '' }),
  });
  for (const tools of [ends(1), ends(0), { run: async () => null }])
    expect(await looksLikeNoise('a.mp4', seconds, tools, signal)).toBe(false);
});
