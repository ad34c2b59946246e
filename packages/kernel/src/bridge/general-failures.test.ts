import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generalFailures } from './general-failures.js';

const page = readFileSync(new URL('../../../../docs/failures.md', import.meta.url), 'utf8');

it.each(Object.values(generalFailures))('$code is explained in docs/failures.md', ({ code, userMessage }) => {
  expect(page).toContain(`## ${code}\n\n${userMessage}`);
});
