import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tinyRequest } from './tiny-request.js';

it('asks for the size, length and pace that training drew', () => {
  const url = new URL('../../../tools/tiny-wan/world.json', import.meta.url);
  const { size, frames, fps } = JSON.parse(readFileSync(url, 'utf8'));
  expect(tinyRequest).toMatchObject({ width: size, height: size, frames, fps });
});
