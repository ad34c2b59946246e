import { expect, it } from 'vitest';
import { wordsOf } from './words-of.js';

it('says a request as flags, the empty negative prompt too', () => {
  expect(wordsOf({ prompt: 'a fox', negativePrompt: '', width: 96, height: 64, guidanceScale2: 3 })).toEqual({
    prompt: 'a fox',
    negative: '',
    size: '96x64',
    'guidance-2': '3',
  });
});
