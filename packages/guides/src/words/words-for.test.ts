import { failureTypes } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { failureWordsTable } from './failure-words-table.js';
import { wordsFor } from './words-for.js';

test.each(failureTypes)('%s has words that are short, ordered and without blame', (type) => {
  const words = failureWordsTable[type];
  expect(words.steps.length).toBeGreaterThan(0);
  expect(words.steps.length).toBeLessThanOrEqual(5);
  expect(words.steps.some(({ command }) => command !== undefined)).toBe(true);
  expect(words.minutes[0]).toBeLessThanOrEqual(words.minutes[1]);
  const all = [words.sentence, words.means, words.retake, ...words.steps.map(({ text }) => text)];
  for (const text of all) expect(text).toMatch(/[.]$/);
  expect(words.sentence.match(/\.(\s|$)/g)).toHaveLength(1);
  expect(all.join(' ')).not.toMatch(
    /your (fault|mistake|error)|you (failed|forgot|should have)|wrongly|\bOOM\b|obviously|simply/i,
  );
});

test('what is known is put in, as a word that a shell runs nothing of', () => {
  const facts = { file: "it's $(rm -rf x).txt", deep: { a: 1 } };
  const failure = { type: 'permission_denied', code: 'WAN_MODEL_LOADING/permission_denied', facts } as const;
  const words = wordsFor(failure, { run: 'r1' });
  const commands = words.steps.map(({ command }) => command);
  expect(commands).toContain("ls -ld 'it'\\''s $(rm -rf x).txt'");
  expect(commands).toContain('retake resume r1');
  expect(words).toMatchObject({ page: 'docs/errors/permission_denied.md', guide: null });
  expect(JSON.parse(JSON.stringify(words))).toEqual(words);
});

test('what is not known keeps a name to be replaced', () => {
  const words = wordsFor({
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
    facts: {},
  });
  expect(words.steps[0]?.command).toBe('retake inspect FOLDER');
  expect(words.guide).toBe('damaged-model');
});
