import { describe, expect, it } from 'vitest';
import { ClipHealth } from './clip-health.js';

const width = 32;
const height = 16;
type Pixel = (frame: number, x: number, y: number, colour: number) => number;

function look(prompt: string, frames: number, pixel: Pixel, blankImage = false) {
  const health = new ClipHealth({ prompt, blankImage });
  for (let frame = 0; frame < frames; frame++) {
    const rgb = new Uint8Array(width * height * 3);
    for (let at = 0; at < rgb.length; at++)
      rgb[at] = pixel(frame, Math.floor(at / 3) % width, Math.floor(at / 3 / width), at % 3);
    health.note(rgb, width);
  }
  return health.verdict();
}

/** Repeatable values that look random. */
const hash = (frame: number, x: number, y: number, colour: number) =>
  Math.imul(x * 7919 + y * 104729 + frame * 1299709 + colour * 15485863 + 12345, 2654435761) >>> 24;
const picture: Pixel = (frame, x, y) => 40 + x * 4 + y * 3 + frame;

describe('a clip', () => {
  it('of moving pictures is fine', () => {
    expect(look('a fox', 5, picture)).toEqual([]);
  });

  it('that starts black is fine', () => {
    expect(look('a fox', 5, (...at) => (at[0] < 3 ? 0 : picture(...at)))).toEqual([]);
  });

  it('that is dark and grainy is fine', () => {
    expect(look('a fox', 5, (...at) => hash(...at) % 6)).toEqual([]);
  });

  it.each([
    [0, 'black'],
    [128, 'of one colour'],
  ])('of %d everywhere is %s', (value, words) => {
    expect(() => look('a fox', 5, () => value)).toThrow(
      expect.objectContaining({ code: 'video_blank', message: expect.stringContaining(words) }),
    );
  });

  it('of one picture is frozen', () => {
    expect(() => look('a fox runs', 5, (_, ...at) => picture(0, ...at))).toThrow(
      expect.objectContaining({ code: 'video_frozen' }),
    );
  });

  it('of one frame cannot be frozen', () => {
    expect(look('a fox', 1, picture)).toEqual([]);
  });

  it('that the prompt may ask for is only warned of', () => {
    expect(look('a completely black screen', 5, () => 0)).toMatchObject([{ kind: 'video_blank' }]);
    expect(look('a fox', 5, () => 0, true)).toMatchObject([{ kind: 'video_blank' }]);
    expect(look('a still of a lake', 5, (_, ...at) => picture(0, ...at))).toMatchObject([
      { kind: 'video_frozen' },
    ]);
  });

  it('of noise is a failure, one picture among it is none', () => {
    expect(() => look('a fox', 5, hash)).toThrow(
      expect.objectContaining({ code: 'video_noise', facts: expect.objectContaining({ frames: 5 }) }),
    );
    expect(look('a fox', 5, (...at) => (at[0] === 2 ? picture(...at) : hash(...at)))).toEqual([]);
  });

  it('of noise is warned of where the prompt may ask for it, and where it may be grain', () => {
    for (const prompt of ['an old television that shows static', 'heavy snow at night', '暴风雪'])
      expect(look(prompt, 5, hash)).toMatchObject([{ kind: 'video_noise' }]);
    const grain: Pixel = (...at) => 90 + (hash(...at) * 92) / 255;
    expect(look('a fox', 5, grain)).toMatchObject([{ kind: 'video_noise' }]);
  });
});
