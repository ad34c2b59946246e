import { describe, expect, it } from 'vitest';
import { mp4EncoderConfig } from './mp4-encoder-config.js';

const { validate } = mp4EncoderConfig['~standard'];

describe('configuration of the MP4 encoder', () => {
  it('has defaults', () => {
    expect(validate(undefined)).toEqual({ value: { encoder: 'auto', quality: 18 } });
    expect(validate({ quality: 30 })).toEqual({ value: { encoder: 'auto', quality: 30 } });
  });

  it.each([
    [{ encoder: 'nvenc' }, 'must be one of auto, ffmpeg, wasm'],
    [{ quality: 9 }, 'must be an integer from 10 to 51'],
    [{ quality: 20.5 }, 'must be an integer from 10 to 51'],
    [{ quality: '20' }, 'must be an integer from 10 to 51'],
    [{ crf: 20 }, 'is not an option; there are encoder, quality'],
    ['ffmpeg', 'must be an object'],
    [null, 'must be an object'],
    [[], 'must be an object'],
  ])('refuses %j', (given, message) => {
    expect(validate(given)).toMatchObject({ issues: [{ message }] });
  });
});
