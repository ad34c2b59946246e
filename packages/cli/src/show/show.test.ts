import { expect, test } from 'vitest';
import { showBytes } from './bytes.js';
import { showDuration } from './duration.js';
import { showProgress } from './progress-line.js';
import { showTable } from './table.js';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [25 * 2 ** 20, '25 MiB'],
  [2 ** 31, '2 GiB'],
  [1234 * 2 ** 40, '1234 TiB'],
])('%i bytes read %s', (bytes, text) => {
  expect(showBytes(bytes)).toBe(text);
});

test.each([
  [0.04, '0.0 s'],
  [9.94, '9.9 s'],
  [59.4, '59 s'],
  [59.6, '1 min 00 s'],
  [185, '3 min 05 s'],
  [7625, '2 h 07 min'],
])('%d seconds read %s', (seconds, text) => {
  expect(showDuration(seconds)).toBe(text);
});

test('columns are as wide as their widest cell', () => {
  expect(
    showTable(
      ['a', 'bb'],
      [
        ['long', 'x'],
        ['', 'y'],
      ],
    ),
  ).toBe('a     bb\nlong  x\n      y');
});

const progress = { overall: 0.25, stage: 'denoise', step: 5, steps: 20, etaSeconds: 185, message: null };

test('progress is one line with share, place and time to go', () => {
  expect(showProgress(progress, 120)).toBe(
    `${'━'.repeat(6)}${'─'.repeat(18)}   25 %  denoise 5/20  about 3 min 05 s left`,
  );
});

test('progress never reaches past the edge of the terminal', () => {
  expect(showProgress(progress, 30)).toHaveLength(29);
});

test('a run does not show 100 % before it is there', () => {
  expect(showProgress({ ...progress, overall: 0.999 }, 120)).toContain(' 99 %');
});

test('without a pace no time to go is shown', () => {
  expect(showProgress({ ...progress, step: null, etaSeconds: null }, 120)).toMatch(/denoise$/);
});
