import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkpointFolder, tinyWans } from './checkpoint-folder.js';
import { tinyRequest } from './tiny-request.js';

it.each(tinyWans)('%s is asked for the size, length and pace that training drew', (name) => {
  const url = new URL('../../../tools/tiny-wan/world.json', import.meta.url);
  const { size, frames, fps } = JSON.parse(readFileSync(url, 'utf8'));
  expect(tinyRequest(name)).toMatchObject({
    checkpoint: checkpointFolder(name),
    width: size,
    height: size,
    frames,
    fps,
  });
});

it('has a second guidance scale where there are two experts', () => {
  expect(tinyWans.map((name) => 'guidanceScale2' in tinyRequest(name))).toEqual([true, true, false]);
});
