import { decodeHTML } from 'entities';
import { fixText } from './fix-text.js';

/**
 * Prompt cleaning of diffusers' Wan pipelines: ftfy, HTML entities decoded twice, runs of white space to one space, ends
 * trimmed. Full-width punctuation becomes ASCII on the way (also in the official Chinese negative prompt); zero-width spaces
 * and soft hyphens stay. No lower-casing.
 */
export function cleanPrompt(prompt: string): string {
  const text = decodeHTML(decodeHTML(fixText(prompt)));
  return text.replace(whiteSpace, ' ').trim();
}

/** White space of Python's `re`: that of JavaScript without the byte order mark, with the separators 0x1c to 0x1f. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are white space here
const whiteSpace = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
