import { causeWordsTable, failureWordsTable } from '@retake/guides';
import { expect, test } from 'vitest';
import { colorsFor } from './colors.js';
import { showPage } from './page.js';

const page = (name: string, system: NodeJS.Platform = 'linux') =>
  showPage(name, system, colorsFor(false, {}));

test.each([
  ...Object.entries(failureWordsTable).map(([name, { title }]) => [name, title]),
  ...causeWordsTable.map(({ id, title }) => [id, title]),
])('the words of %s are there', (name, title) => {
  expect(page(name).split('\n')[0]).toBe(title);
  expect(page(name)).toContain('What you can do\n  1. ');
});

test('they are found by code and by path, and differ by system', () => {
  expect(page('WAN_INFERENCE/noise_output')).toBe(page('docs/errors/no_picture.md'));
  expect(page('storage_space_insufficient')).toContain('`df -h`');
  expect(page('storage_space_insufficient', 'win32')).toContain('`Get-PSDrive -PSProvider FileSystem`');
});

test('what there are no words for is refused with the nearest', () => {
  expect(() => page('vram_exhaustio')).toThrow('there are no words for');
});
