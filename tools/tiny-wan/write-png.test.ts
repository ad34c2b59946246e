import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { writePng } from './write-png.mjs';

const folder = mkdtempSync(join(tmpdir(), 'retake-png-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes the chosen frame, each row after the number of its filter', () => {
  const path = join(folder, 'two.png');
  writePng(path, { rgb: Uint8Array.from({ length: 24 }, (_, i) => i), width: 2, height: 2 }, 1);
  const png = readFileSync(path);
  expect(png.subarray(12, 16).toString()).toBe('IHDR');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const data = png.subarray(41, 41 + png.readUInt32BE(33));
  expect([...inflateSync(data)]).toEqual([0, 12, 13, 14, 15, 16, 17, 0, 18, 19, 20, 21, 22, 23]);
});
