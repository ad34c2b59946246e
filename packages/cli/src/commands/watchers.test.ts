import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
// Loaded here and not within the time of a test.
import '@retake/kernel';
import { processTerminal } from '../terminal.js';
import { requirePreviews } from './watchers.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'retake previews '));
  writeFileSync(join(cwd, 'file'), '');
});
afterAll(() => rmSync(cwd, { recursive: true }));

const asked = (previews?: string) => requirePreviews({ previews }, { ...processTerminal(), cwd });

test('makes the folder of previews', async () => {
  await asked();
  await asked('a/b');
  expect(existsSync(join(cwd, 'a', 'b'))).toBe(true);
});

test.each([
  ['file', 'it is a file'],
  ['file/x', 'is a file'],
])('refuses %s', async (folder, why) => {
  await expect(asked(folder)).rejects.toMatchObject({
    code: 'output_unwritable',
    message: expect.stringContaining(why),
  });
});

test.skipIf(process.platform !== 'linux')('does not try for ever where no folder can be made', async () => {
  await expect(asked('/proc/retake/previews')).rejects.toMatchObject({ code: 'output_unwritable' });
});
