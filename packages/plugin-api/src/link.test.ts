import { describe, expect, it } from 'vitest';
import { Link, tableWords } from './link.js';

describe('a link', () => {
  it('knows what it makes worthwhile for every table, for those that came after it too', () => {
    const link = new Link('A Strange TEXT about plums', undefined, undefined, true);
    const first = tableWords.add(
      new Map([
        ['strange', [3]],
        ['absent', [4]],
      ]),
    );
    expect(link.attempts(first)).toEqual([3]);
    const second = tableWords.add(
      new Map([
        ['plums', [1, 2]],
        ['text', [0]],
      ]),
    );
    expect([...link.attempts(second)].sort()).toEqual([0, 1, 2]);
    expect(link.attempts(first)).toEqual([3]);
  });

  it.each([
    [{ name: 'Error', message: 'm' }, 'Error: m'],
    [{ name: 'Error', message: 'm', code: 'EIO' }, 'Error [EIO]: m'],
    [{ name: 'Error', message: 'EIO: m', code: 'EIO' }, 'Error: EIO: m'],
    [{ name: 'TypeError', message: 'TypeError: m' }, 'TypeError: m'],
    [{ name: '', message: 'a whole log' }, 'a whole log'],
  ])('of %j reads "%s"', (error, text) => {
    expect(Link.of(error, undefined, true).text).toBe(text);
  });
});
