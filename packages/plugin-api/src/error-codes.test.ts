import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { errorCodes } from './error-codes.js';

const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);
const codes = Object.entries(errorCodes);

describe('the error codes', () => {
  it('all stand in docs/errors.md, and nothing else does', () => {
    expect([...sections.keys()].sort()).toEqual(Object.keys(errorCodes).sort());
  });

  it.each(codes)('%s has its meaning, cause and remedy explained', (code) => {
    for (const part of ['**Meaning.**', '**Cause.**', '**What to do.**'])
      expect(sections.get(code)).toContain(part);
  });

  it.each(codes)('%s has a hint that is a sentence', (_, { hint }) => {
    expect(hint).toMatch(/^[A-Z].*\.$/);
  });

  it.each(codes)('%s is written in lower-case words', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});
