import { expect, test } from 'vitest';
import { asTyped } from './as-typed.js';

const typed = (text: string) => asTyped(text, 'npm start --', ['resume', 'fix', 'runs', 'explain']);

test.each([
  ['retake fix disk-full', 'npm start -- fix disk-full'],
  ['Run `retake fix`.', 'Run `npm start -- fix`.'],
  ['Step by step    retake fix disk-full', 'Step by step    npm start -- fix disk-full'],
  ['Go on:\nretake resume r1', 'Go on:\nnpm start -- resume r1'],
  ['Give one: a | retake explain -', 'Give one: a | npm start -- explain -'],
  ['Did you mean "retake runs"?', 'Did you mean "npm start -- runs"?'],
])('%j', (text, expected) => {
  expect(typed(text)).toBe(expected);
});

test.each([
  '/data/retake runs/clip.mp4',
  'In Retake you retake fixtures',
  'retake gone',
  '/my retake runs/x',
])('%j stays', (text) => {
  expect(typed(text)).toBe(text);
});
