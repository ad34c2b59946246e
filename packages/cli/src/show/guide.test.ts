import { failureWordsTable, guides } from '@retake/guides';
import { expect, test } from 'vitest';
import { parseFlags } from '../args/parse-flags.js';
import { commands } from '../commands/index.js';
import { colorsFor } from './colors.js';
import { showGuide, showGuides } from './guide.js';

/** As typed where nothing is known. */
const plain = (line: string) => line.replaceAll(/\{\w+\|([^}]*)\}/g, '$1');
const lines = [
  ...Object.values(failureWordsTable).flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? [])),
  ...guides.flatMap(({ steps }) => steps.flatMap(({ commands: list = [] }) => list.map(({ line }) => line))),
].map(plain);

test.each([...new Set(lines.filter((line) => line.startsWith('retake ')))])(
  '%s is a command there is',
  (line) => {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const command = commands.find(({ name }) => name === words[1]);
    if (!command) throw new Error(`no command ${words[1]}`);
    const { positionals } = parseFlags(command.flags, words.slice(2));
    expect(positionals.length).toBeLessThanOrEqual(command.takes ? 1 : 0);
  },
);

test('no command keeps a name that is never filled in', () => {
  expect(lines.filter((line) => /\{\w+\}/.test(line))).toEqual([]);
});

test('every guide is listed', () => {
  const text = showGuides(guides);
  for (const { id } of guides) expect(text).toContain(id);
});

test('a guide that is done says so, with what was passed', () => {
  const text = showGuide(
    {
      version: 1,
      session: 's',
      guide: 'disk-full',
      title: 'The disk is full',
      about: 'A.',
      minutes: [1, 2],
      state: 'done',
      step: null,
      check: null,
      answers: [],
      done: [{ step: 'a', title: 'Make room', outcome: 'passed', text: '9 GiB are free.', at: 0 }],
    },
    colorsFor(false, {}),
  );
  expect(text).toBe('The disk is full\n  ✓ Make room: 9 GiB are free.\n\nAll steps are done.');
});
