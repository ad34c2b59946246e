import { expect, test } from 'vitest';
import { printable } from './printable.js';

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);

test.each([
  [`${esc}[31m✗${esc}[39m fine\n\ttab`, `${esc}[31m✗${esc}[39m fine\n\ttab`],
  [`${esc}]0;name${bell}text`, ']0;nametext'],
  [`${esc}[2Jtext\r${esc}[1A`, '[2Jtext[1A'],
  ['ünï 视频 💥', 'ünï 视频 💥'],
])('%j', (text, safe) => expect(printable(text)).toBe(safe));
