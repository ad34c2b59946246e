import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeBetween } from './write-between.mjs';

const folder = mkdtempSync(join(tmpdir(), 'retake-between-'));
const path = join(folder, 'card.md');
afterAll(() => rmSync(folder, { recursive: true }));

it('replaces what stands between the marks, and only that', () => {
  writeFileSync(path, 'a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n');
  writeBetween(path, 'x', 'new');
  writeBetween(path, 'x', 'newer');
  expect(readFileSync(path, 'utf8')).toBe('a\n<!-- x:begin -->\nnewer\n<!-- x:end -->\nb\n');
});

it('refuses a file without the marks', () => {
  expect(() => writeBetween(path, 'y', 'new')).toThrow('no place for "y"');
});
