import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLine, parseLine } from './journal-line.js';

describe('a journal line', () => {
  it('is one line of JSON', () => {
    const line = formatLine({ text: 'a\nb' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({ entry: { text: 'a\nb' } });
  });

  it('gives back any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (entry) => {
        const json = JSON.parse(JSON.stringify(entry)) as object;
        expect(parseLine(formatLine(json).slice(0, -1))).toEqual(json);
      }),
    );
  });

  it('is not read with any character changed', () => {
    const line = formatLine({ seq: 1, type: 'worker', pid: 42 }).slice(0, -1);
    for (let index = 0; index < line.length; index += 1) {
      const other = line[index] === '7' ? '8' : '7';
      expect(parseLine(line.slice(0, index) + other + line.slice(index + 1))).toBeUndefined();
    }
  });

  it('is not read when cut short', () => {
    const line = formatLine({ seq: 1 }).slice(0, -1);
    for (let length = 0; length < line.length; length += 1) {
      expect(parseLine(line.slice(0, length))).toBeUndefined();
    }
  });
});
