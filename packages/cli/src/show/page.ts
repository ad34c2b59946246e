import type { WordsForFailure } from '@retake/guides';
import type { Colors } from './colors.js';
import { showWords } from './words.js';

/** The words for a kind of failure, for a person. */
export function showPage(words: WordsForFailure, colors: Colors): string {
  const steps = words.steps.map(({ text, command }) => (command ? `${text} \`${command}\`` : text));
  return [
    colors.bold(words.title),
    words.sentence,
    '',
    ...showWords(words),
    '',
    'What you can do',
    ...steps.map((step, at) => `  ${at + 1}. ${step}`),
    '',
    ...(words.fix === null ? [] : [`Step by step    ${words.fix}`]),
    `Page            ${words.page}`,
  ].join('\n');
}
