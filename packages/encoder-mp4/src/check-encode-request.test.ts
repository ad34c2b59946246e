import { describe, expect, it } from 'vitest';
import { checkEncodeRequest } from './check-encode-request.js';

const good = {
  frames: [],
  width: 64,
  height: 48,
  fps: 16,
  path: '/x/clip.mp4',
  signal: new AbortController().signal,
};

describe('checking what shall be encoded', () => {
  it('takes even sizes', () => {
    expect(() => checkEncodeRequest(good)).not.toThrow();
  });

  it.each([
    ['an odd width', { width: 33 }, /width is 33; it must be an even number/],
    ['an odd height', { height: 47 }, /height is 47; it must be an even number/],
    ['no width', { width: 0 }, /width is 0/],
    ['a broken number', { height: 48.5 }, /height is 48.5/],
    ['a size beyond H.264', { width: 10_000 }, /from 2 to 8192/],
    ['no frame rate', { fps: 0 }, /fps is 0; it must be above 0/],
    ['NaN frames a second', { fps: Number.NaN }, /fps is NaN/],
    ['another kind of file', { path: '/x/clip.avi' }, /a path ending in .mp4/],
  ])('refuses %s', (_, change, words) => {
    expect(() => checkEncodeRequest({ ...good, ...change })).toThrow(words);
  });

  it('names the field, what was given and what is allowed', () => {
    try {
      checkEncodeRequest({ ...good, width: 33 });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'request_invalid', facts: { path: 'width', given: '33' } });
    }
  });
});
