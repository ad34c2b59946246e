import { readdirSync, readFileSync } from 'node:fs';
import { failureTypes } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import * as words from '../../packages/guides/src/index.js';
import { renderErrors } from './render-errors.mjs';

const folder = new URL('../../docs/errors/', import.meta.url);
const pages: Record<string, string> = renderErrors(words);

test('there is a page for every failure type and every cause with words of its own, and no other', () => {
  const ids = [...failureTypes, ...words.causeWordsTable.map(({ id }) => id)];
  const expected = ['README.md', ...ids.map((id) => `${id}.md`)].sort();
  expect(readdirSync(folder).sort()).toEqual(expected);
});

test.each(Object.keys(pages))(
  'docs/errors/%s says what the words say; `node tools/error-docs/write.mjs` writes it',
  (name) => {
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(pages[name]);
  },
);
