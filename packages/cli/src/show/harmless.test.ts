import { expect, test } from 'vitest';
import { colorsFor } from './colors.js';
import { showHarmless } from './harmless.js';

const show = (...warnings: string[]) => showHarmless({ warnings }, colorsFor(false, {}));

test('says that there is no failure, and what to do when there is one', () => {
  expect(show()).toMatch(
    /^✓ No failure was found in this log\.\n\n {2}1\. When something failed all the same/,
  );
});

test('tells the first warnings', () => {
  const text = show('one', 'two', 'three', 'four', 'five', 'six');
  expect(text).toContain('It warns of 6 things\n  · one');
  expect(text).toContain('· five');
  expect(text).not.toContain('· six');
});
