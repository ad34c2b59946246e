import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPrompt } from './clean-prompt.js';

const goldens: { cases: { text: string; cleaned: string }[] } = JSON.parse(
  readFileSync(new URL('../../../../fixtures/goldens/prompt.json', import.meta.url), 'utf8'),
);

describe('cleanPrompt', () => {
  it.each(goldens.cases)('cleans $text as diffusers does', ({ text, cleaned }) => {
    expect(cleanPrompt(text)).toBe(cleaned);
  });
});
