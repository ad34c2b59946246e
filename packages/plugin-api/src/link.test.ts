import { describe, expect, it } from 'vitest';
import { Link, tableWords } from './link.js';

describe('a link', () => {
  it('knows what it makes worthwhile for every table, for those that came after it too', () => {
    const link = new Link('A Strange TEXT about plums', undefined, undefined, true, 0);
    const first = tableWords.add([[[['absent']]], undefined, [[['strange'], ['plums', 'pears']]]]);
    expect(link.attempts(first)).toEqual([2]);
    const second = tableWords.add([[[['text']]], [[['plums']]], [], [[['plums'], ['absent']]]]);
    expect(link.attempts(second)).toEqual([0, 1, 2]);
    expect(link.attempts(first)).toEqual([2]);
  });

  it.each([
    [{ name: 'Error', message: 'm' }, 'Error: m'],
    [{ name: 'Error', message: 'm', code: 'EIO' }, 'Error [EIO]: m'],
    [{ name: 'Error', message: 'EIO: m', code: 'EIO' }, 'Error: EIO: m'],
    [{ name: 'TypeError', message: 'TypeError: m' }, 'TypeError: m'],
    [{ name: '', message: 'a whole log' }, 'a whole log'],
  ])('of %j reads "%s"', (error, text) => {
    expect(Link.of(error, undefined, true, 0).text).toBe(text);
  });
});
