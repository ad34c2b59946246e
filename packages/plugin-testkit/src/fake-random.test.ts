import { describe, expect, it } from 'vitest';
import { FakeRandom } from './fake-random.js';

const many = 1_000;

function draw(random: FakeRandom): number[] {
  return Array.from({ length: many }, () => random.next());
}

describe('FakeRandom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    expect(draw(new FakeRandom(7))).toEqual(draw(new FakeRandom(7)));
    expect(draw(new FakeRandom(7))).not.toEqual(draw(new FakeRandom(8)));
  });

  it('stays in [0, 1) and fills it evenly', () => {
    const numbers = draw(new FakeRandom());
    const mean = numbers.reduce((sum, n) => sum + n, 0) / many;
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('counts ids', () => {
    const random = new FakeRandom();
    expect([random.id(), random.id()]).toEqual(['id1', 'id2']);
  });
});
