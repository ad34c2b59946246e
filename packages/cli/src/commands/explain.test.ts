import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { explanationJson } from '../explain/explanation-json.js';
import { explain } from './explain.js';

const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
const section = page.split('\n## ').find((part) => part.includes('(`explain`)')) ?? '';

test('docs/cli.md tells of every flag', () => {
  const told = [...section.matchAll(/^\| `--([\w-]+)`/gm)].map((match) => match[1]);
  expect(told.sort()).toEqual(Object.keys(explain.flags).sort());
});

test('docs/cli.md tells of every field', () => {
  const rows = section.slice(section.indexOf('| field |'));
  const told = [...rows.matchAll(/^\| (`[^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1]),
  );
  expect(told.sort()).toEqual(['id', 'outcome', ...Object.keys(explanationJson(failure))].sort());
});
