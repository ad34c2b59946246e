import { describe, expect, it } from 'vitest';
import { Link, tableWords } from './link.js';

describe('a link', () => {
  it('knows the words of every table, of those that came after it too', () => {
    const link = new Link('A Strange TEXT about plums', undefined, undefined, true);
    const strange = tableWords.add('strange');
    expect(link.words).toContain(strange);
    const plums = tableWords.add('plums');
    expect(link.words).toEqual(expect.arrayContaining([strange, plums]));
    expect(link.words).toBe(link.words);
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
