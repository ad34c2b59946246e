import { describe, expect, it } from 'vitest';
import { linksOf } from './links-of.js';

const evidence = {
  name: 'Error',
  message: 'outer',
  code: 'EIO',
  causes: [
    { name: 'Error', message: 'middle' },
    { name: 'TypeError', message: 'TypeError: inner', code: 'X' },
  ],
  stderrTail: 'Last Words',
  facts: {},
};

describe('the links of evidence', () => {
  it('go from the innermost cause outwards, then stderr', () => {
    const { links } = linksOf(evidence);
    expect(links.map(({ text }) => text)).toEqual([
      'TypeError: inner',
      'Error: middle',
      'Error [EIO]: outer',
      'Last Words',
    ]);
    expect(links.map(({ cause }) => cause)).toEqual(['TypeError: inner', 'middle', undefined, undefined]);
    expect(links.map(({ outermost }) => outermost)).toEqual([false, false, true, false]);
  });

  it('are worked out once for the same evidence', () => {
    const links = linksOf(evidence);
    expect(linksOf(evidence)).toBe(links);
    expect(linksOf({ ...evidence, message: 'other' })).not.toBe(links);
    expect(linksOf(evidence).links[2]?.text).toBe('Error [EIO]: outer');
  });

  it('know whether a process has ended and whether the outermost message is a log', () => {
    expect(linksOf(evidence)).toMatchObject({ ended: false, isLog: false });
    expect(linksOf({ ...evidence, name: '', exitCode: 0 })).toMatchObject({ ended: true, isLog: true });
    expect(linksOf({ ...evidence, signal: 'SIGKILL' }).ended).toBe(true);
  });
});
