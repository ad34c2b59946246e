import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCache } from './make-cache.js';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'retake cache '));
  writeFileSync(join(home, 'file'), '');
});
afterAll(() => rmSync(home, { recursive: true }));

it('makes the folder, or says which one cannot be made and what names another', async () => {
  await makeCache(join(home, 'a', 'b'));
  expect(existsSync(join(home, 'a', 'b'))).toBe(true);
  await expect(makeCache(join(home, 'file', 'x'))).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining(join(home, 'file')),
    hint: expect.stringContaining('XDG_CACHE_HOME'),
  });
});
