import { readFileSync } from 'node:fs';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { mediaClassifier, mediaRules } from './media-classifier.js';

const about = (message: string, name = 'Error') =>
  mediaClassifier.classify({ name, message, causes: [], facts: {} });

describe('what is known of images, videos and sounds', () => {
  it('keeps the contract of rules: every example is known by its rule alone', () => {
    expect(checkFailureRules(mediaRules)).toEqual([]);
  });

  it('falls back to another encoder where that of the graphics card fails', () => {
    const [best] = about(
      "[vost#0:0] Unknown encoder 'hevc_nvenc'\nAn error occurred in the ffmpeg subprocess: Encoder not found",
    );
    expect(best).toMatchObject({
      type: 'hardware_optimization_failure',
      firstMove: 'intelligent_fallback',
      facts: { component: 'hevc_nvenc' },
    });
  });

  it('reads how many channels an image has, and how many it may have', () => {
    expect(about('Expected 3 channels, but got 4', 'ValueError')[0]?.facts).toMatchObject({
      expectedChannels: 3,
      givenChannels: 4,
    });
  });

  it('names the cause that ffmpeg tells, not that ffmpeg ended', () => {
    const [best] = about('ffmpeg exited with code 1: [libx264 @ 0x1] width not divisible by 2 (481x720)');
    expect(best).toMatchObject({ rule: 'size_not_even', facts: { given: '481x720' } });
  });

  it('is silent about words of others', () => {
    for (const message of ['CUDA out of memory', 'HTTP 404', '', 'mat1 and mat2 shapes cannot be multiplied'])
      expect(about(message)).toEqual([]);
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(mediaRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });
});
