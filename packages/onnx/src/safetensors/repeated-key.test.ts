import { describe, expect, it } from 'vitest';
import { repeatedKey } from './repeated-key.js';

describe('repeatedKey', () => {
  it.each([
    ['{"a":1,"b":2}', undefined],
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"x":1},"b":{"x":1}}', undefined],
    ['{"a":["b"],"b":"b"}', undefined],
    [String.raw`{"a\"":1, "a\"" : 2}`, 'a"'],
    [String.raw`{"\u0061":1,"a":2}`, 'a'],
    ['{"a":"}","a":1}', 'a'],
    ['{}', undefined],
  ])('of %s is %s', (json, key) => {
    expect(repeatedKey(json)).toBe(key);
  });
});
