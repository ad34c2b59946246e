import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pluginCodes } from './plugin-codes.js';

const page = await readFile(new URL('../../../../docs/plugin-reports.md', import.meta.url), 'utf8');

describe('the codes of plugin reports', () => {
  it('all stand in docs/plugin-reports.md, and nothing else does', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.sort()).toEqual(Object.keys(pluginCodes).sort());
  });

  it.each(Object.entries(pluginCodes))('%s has a hint that is a sentence', (_, { hint }) => {
    expect(hint).toMatch(/^[A-Z].*\.$/);
  });
});
