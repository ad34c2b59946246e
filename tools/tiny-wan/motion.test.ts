import { describe, expect, it } from 'vitest';
import { nameMotion } from './motion.mjs';

const size = { width: 100, height: 100 };
const none = { re: 0, im: 0 };

interface Pose {
  readonly x?: number;
  readonly y?: number;
  readonly area?: number;
  readonly angle?: number;
}

/** A square thing in ten frames. */
function track(law: (t: number) => Pose) {
  return Array.from({ length: 10 }, (_, frame) => {
    const { x = 50, y = 50, area = 300, angle = 0 } = law(frame / 9);
    const fourfold = { re: 0.165 * Math.cos(4 * angle), im: 0.165 * Math.sin(4 * angle) };
    return { centre: { x, y }, area, harmonics: { 3: none, 4: fourfold, 5: none } };
  });
}

describe('nameMotion', () => {
  it.each<[string, (t: number) => Pose]>([
    ['left', (t) => ({ x: 70 - 30 * t })],
    ['right', (t) => ({ x: 30 + 30 * t, y: 50 + 5 * t })],
    ['up', (t) => ({ y: 70 - 30 * t })],
    ['down', (t) => ({ y: 30 + 30 * t })],
    ['growing', (t) => ({ area: 300 + 600 * t })],
    ['spinning', (t) => ({ angle: 4 * t })],
    ['bouncing', (t) => ({ y: 60 - 30 * Math.abs(Math.cos(2 * Math.PI * t)) })],
    ['still', (t) => ({ x: 50 + Math.sin(9 * t), angle: 0.5 * t })],
  ])('%s', (name, law) => {
    expect(nameMotion(track(law), size).name).toBe(name);
  });

  it('tells where a thing ends up whatever else it does', () => {
    const growing = track((t) => ({ x: 30 + 40 * t, area: 300 + 900 * t }));
    expect(nameMotion(growing, size)).toMatchObject({ name: 'growing', direction: 'right' });
  });

  it('calls shrinking, and once down and up, neither growing nor bouncing', () => {
    expect(
      nameMotion(
        track((t) => ({ area: 900 - 600 * t })),
        size,
      ).name,
    ).toBe('still');
    expect(
      nameMotion(
        track((t) => ({ y: 40 + 40 * Math.sin(Math.PI * t) })),
        size,
      ).name,
    ).toBe('still');
  });

  it('finds no motion in a single frame', () => {
    expect(nameMotion(track(() => ({})).slice(0, 1), size)).toMatchObject({
      name: 'still',
      direction: 'none',
    });
  });
});
