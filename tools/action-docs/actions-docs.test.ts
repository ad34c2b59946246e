import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as remedies from '../../packages/remedies/src/index.js';
import { renderActions } from './render-actions.mjs';

const page = readFileSync(new URL('../../docs/actions.md', import.meta.url), 'utf8');

it('docs/actions.md says what the catalogue says; `node tools/action-docs/write.mjs` writes it', () => {
  expect(page).toBe(renderActions(remedies));
});

it('has the section that every action links to', () => {
  const anchors = page
    .split('\n')
    .filter((line) => line.startsWith('### '))
    .map((line) => `docs/actions.md#${line.slice(4).replaceAll('.', '')}`);
  expect(anchors.sort()).toEqual(remedies.catalogue.map(({ id }) => remedies.actionDocs(id)).sort());
});
