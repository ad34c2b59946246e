import { expect, test } from 'vitest';
import { readFact } from './read-fact.js';

test('name and value, which may hold =', () => {
  expect(readFact('url=https://example.test/?a=b')).toEqual(['url', 'https://example.test/?a=b']);
});

test.each(['checkpoint', '=x', 'a b=c', 'x='])('%j is refused', (text) => {
  expect(() => readFact(text)).toThrow('is not name=value');
});
