import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownCodes } from './known-codes.js';

const page = readFileSync(new URL('../../../../docs/failures.md', import.meta.url), 'utf8');

test('they are those of docs/failures.md', async () => {
  const told = [...page.matchAll(/^## (\S+)/gm)].map((match) => match[1]);
  const known = new Set((await knownCodes()).map(({ code }) => code));
  expect(told.filter((code) => !known.has(`${code}`))).toEqual([]);
});
