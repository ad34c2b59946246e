import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

const names = ['prompt', 'steps', 'seed', 'size', 'guidance', 'out'];

test.each([
  ['promt', 'prompt'],
  ['step', 'steps'],
  ['guidence', 'guidance'],
  ['sede', 'seed'],
  ['guid', 'guidance'],
  ['PROMPT', 'prompt'],
])('%s is near %s', (word, name) => {
  expect(nearest(word, names)).toBe(name);
});

test.each(['zzz', 'temperature', 'x'])('%s is near nothing', (word) => {
  expect(nearest(word, names)).toBeUndefined();
});
