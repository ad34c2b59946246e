import { describe, expect, it } from 'vitest';
import { type KeptLevel, levelAfter } from './kept-level.js';

const levels = ['full', 'high', 'medium', 'low', 'minimal'];
const run = (...ended: string[]) =>
  ended.reduce<KeptLevel | undefined>((kept, level) => levelAfter(kept, levels, level), undefined);

describe('the level that is kept', () => {
  it('is none while runs succeed at the best', () => {
    expect(run('full', 'full')).toBeUndefined();
  });

  it('is the one a degraded run succeeded at', () => {
    expect(run('low')).toEqual({ level: 'low', successes: 0, needed: 2 });
  });

  it('rises by one after two successes', () => {
    expect(run('low', 'low')).toMatchObject({ level: 'low', successes: 1 });
    expect(run('low', 'low', 'low')).toMatchObject({ level: 'medium', successes: 0 });
  });

  it('comes back to the best, and is forgotten when that works', () => {
    const restored = run('high', 'high', 'high');
    expect(restored).toMatchObject({ level: 'full' });
    expect(levelAfter(restored, levels, 'full')).toBeUndefined();
  });

  it('takes twice as long to rise after a rise that was too early', () => {
    const fallen = run('high', 'high', 'high', 'high');
    expect(fallen).toEqual({ level: 'high', successes: 0, needed: 4 });
    const again = [...Array(30)].reduce<KeptLevel | undefined>((kept) => {
      const raised = { level: 'full', successes: 0, needed: kept?.needed ?? 2 };
      return levelAfter(raised, levels, 'high');
    }, fallen);
    expect(again?.needed).toBe(16);
  });

  it('changes nothing for a level the model does not have', () => {
    expect(levelAfter(undefined, levels, 'unheard-of')).toBeUndefined();
  });
});
