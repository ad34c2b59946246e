import { describe, expect, test } from 'vitest';
import { criteria } from './criteria.js';
import type { RegisteredCheckpoint } from './registered-checkpoint.js';
import { registered } from './registry.js';
import { scoreCompatibility } from './score-compatibility.js';
import type { WantedClip } from './wanted-clip.js';

const known = (id: string): RegisteredCheckpoint => {
  const found = registered(id);
  if (!found) throw new Error(id);
  return found;
};
const wanted = (more: Partial<WantedClip> = {}): WantedClip => ({
  task: 't2v',
  model: known('wan2.2-t2v-a14b'),
  request: {},
  ...more,
});
const score = (id: string, more?: Partial<WantedClip>) => scoreCompatibility(known(id), wanted(more));

test('weights add up to one', () => {
  expect(Object.values(criteria).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
});

describe('compatibility', () => {
  test('a checkpoint is its own best stand-in', () => {
    expect(score('wan2.2-t2v-a14b')).toMatchObject({ score: 1, shortcomings: [] });
  });

  test('what cannot make the clip counts for nothing', () => {
    expect(score('wan2.2-i2v-a14b').score).toBe(0);
    expect(score('wan2.2-t2v-a14b', { task: 'i2v' }).score).toBe(0);
  });

  test('less memory favours the smaller model', () => {
    const small = { hardware: { memoryBytes: 12e9, usable: 0.9 } };
    expect(score('wan2.1-t2v-14b').score).toBeGreaterThan(score('wan2.1-t2v-1.3b').score);
    expect(score('wan2.2-ti2v-5b', small).by.memory).toBeGreaterThan(
      score('wan2.1-t2v-14b', small).by.memory ?? 1,
    );
    expect(score('mochi-1', { hardware: { memoryBytes: 4e9, usable: 1 } }).shortcomings.join()).toMatch(
      /at int4/,
    );
  });

  test('sizes and frames beyond what it was made for are named', () => {
    const { by, shortcomings } = score('wan2.1-t2v-1.3b', {
      request: { width: 1280, height: 720, frames: 121 },
    });
    expect(by.size).toBeLessThan(1);
    expect(by.frames).toBeLessThan(1);
    expect(shortcomings).toEqual(
      expect.arrayContaining([expect.stringMatching(/399 thousand/), expect.stringMatching(/81 frames/)]),
    );
  });

  test('fields it ignores are named', () => {
    expect(score('mochi-1', { request: { prompt: 'x', flowShift: 3 } }).shortcomings).toContain(
      'it ignores flowShift',
    );
  });

  test('a neighbour that Retake does not run comes after one that it runs', () => {
    expect(score('hunyuan-video').score).toBeLessThan(score('wan2.1-t2v-1.3b').score);
  });

  test('a thousandth of the size is no stand-in', () => {
    const tiny = {
      ...known('wan2.1-t2v-1.3b'),
      parts: [{ role: 'transformer', count: 1, parameters: 1e6, source: 'x' }] as const,
    };
    expect(scoreCompatibility(tiny, wanted()).score).toBeLessThan(score('mochi-1').score);
  });
});
