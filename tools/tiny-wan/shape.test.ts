import { describe, expect, it } from 'vitest';
import { distances } from './outlines.mjs';
import { nameShape } from './shape.mjs';
import { silhouetteOf } from './silhouette.mjs';

const size = 48;
const shapes = Object.keys(distances) as (keyof typeof distances)[];

function silhouette(shape: keyof typeof distances, radius: number, angle: number, x = 0) {
  const distance = distances[shape](radius);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shares = Float32Array.from({ length: size * size }, (_, pixel) => {
    const [dx, dy] = [(pixel % size) + 0.5 - size / 2 - x, Math.floor(pixel / size) + 0.5 - size / 2];
    return Math.min(1, Math.max(0, 0.5 - distance(dx * cos + dy * sin, dy * cos - dx * sin)));
  });
  return silhouetteOf(shares, { width: size, height: size });
}

describe('nameShape', () => {
  it.each(shapes)('knows a %s of any size at any angle', (shape) => {
    for (const radius of [6, 9, 15])
      for (const angle of [0, 0.2, 0.5, 1])
        expect(nameShape([silhouette(shape, radius, angle)])?.name).toBe(shape);
  });

  it('does not count frames where the border cuts the thing off', () => {
    const cut = silhouette('star', 9, 0, size / 2);
    expect(cut.cut).toBe(true);
    expect(nameShape([cut, silhouette('star', 9, 0), cut])?.name).toBe('star');
  });

  it('measures ideal drawings as its threshold assumes', () => {
    const strongest = Object.fromEntries(
      shapes.map((shape) => {
        const symmetries = nameShape([silhouette(shape, 15, 0)])?.symmetries ?? [];
        return [shape, Math.max(...symmetries)];
      }),
    );
    expect(strongest).toEqual({
      circle: expect.closeTo(0, 2),
      square: expect.closeTo(0.16, 1),
      triangle: expect.closeTo(0.38, 1),
      star: expect.closeTo(0.74, 1),
    });
  });

  it('names nothing without a silhouette', () => {
    expect(nameShape([])).toBeUndefined();
  });
});

describe('silhouetteOf', () => {
  it('measures a disc', () => {
    const { area, centre, inertia, cut } = silhouette('circle', 10, 0, 3);
    expect(area / (Math.PI * 100)).toBeCloseTo(1, 2);
    expect([centre.x, centre.y]).toEqual([expect.closeTo(26.5, 2), expect.closeTo(23.5, 2)]);
    expect(inertia).toBeCloseTo(0.5, 2);
    expect(cut).toBe(false);
  });
});
