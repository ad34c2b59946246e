import { causeWordsTable, failureEntry, failureWordsTable } from '@retake/guides';
import { expect, test } from 'vitest';
import { UsageError } from '../args/usage-error.js';
import { knownCodes } from './known-codes.js';
import { pageNames, pageWords } from './page-words.js';

const codes = await knownCodes();
const page = (name: string, system: NodeJS.Platform = 'linux') => pageWords(name, system, codes);

test.each([
  ...Object.entries(failureWordsTable).map(([name, { title }]) => [name, title]),
  ...causeWordsTable.map(({ id, title }) => [id, title]),
])('the words of %s are there', (name, title) => {
  expect(page(`${name}`)).toMatchObject({ title });
  expect(page(`${name}`).steps).not.toEqual([]);
});

test('every code that explain prints has words, those that its failure is told with', () => {
  expect(codes.length).toBeGreaterThan(0);
  for (const { code } of codes) {
    const told = codes.filter((one) => one.code === code).map((one) => failureEntry(one).title);
    expect(told, code).toContain(page(code).title);
    expect(page(code.replace(/^.*\//, '')).steps, code).not.toEqual([]);
  }
});

test('they are found by code, cause and path, and differ by system', () => {
  expect(page('WAN_INFERENCE/noise_output')).toEqual(page('docs/errors/no_picture.md'));
  expect(page('disk_full')).toEqual(page('storage_space_insufficient'));
  expect(page('WAN_WEIGHTS_DOWNLOAD/disk_full')).toEqual(page('storage_space_insufficient'));
  const typed = (system: NodeJS.Platform) =>
    page('storage_space_insufficient', system).steps.map(({ command }) => command);
  expect(typed('linux')).toContain('df -h');
  expect(typed('win32')).toContain('Get-PSDrive -PSProvider FileSystem');
});

test('they tell what to do in other programs', () => {
  expect(page('vram_exhaustion').elsewhere).toEqual([
    expect.stringMatching(/^In ComfyUI: /),
    expect.stringMatching(/^In diffusers: /),
  ]);
});

test('what there are no words for is refused with the nearest and with how to list the names', () => {
  const refused = (name: string) => {
    try {
      page(name);
    } catch (error) {
      return error as UsageError;
    }
    return undefined;
  };
  expect(refused('vram_exhaustio')).toBeInstanceOf(UsageError);
  expect(refused('vram_exhaustio')?.hint).toMatch(/^Did you mean vram_exhaustion\? Causes and whole codes/);
  expect(refused('plums and pears')?.hint).toContain('retake explain --page list');
});

test('every name on the list is one', () => {
  const lines = pageNames(codes).split('\n');
  for (const line of lines) expect(() => page(`${line.trim().split(' ')[0]}`), line).not.toThrow();
  expect(lines).toContain('  WAN_WEIGHTS_DOWNLOAD/disk_full');
});
