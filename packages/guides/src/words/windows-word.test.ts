import { expect, test } from 'vitest';
import { windowsWord } from './windows-word.js';

test.each([
  ['C:\\models\\wan', 'C:\\models\\wan'],
  ['C:\\my models\\wan', '"C:\\my models\\wan"'],
  ["it's $(x); %PATH%", "'it''s $(x); %PATH%'"],
  ['-rf', '"-rf"'],
])('%s', (text, word) => expect(windowsWord(text)).toBe(word));
