import { wordsFor } from '@retake/guides';
import { expect, test } from 'vitest';
import { colorsFor } from './colors.js';
import { showPage } from './page.js';

test('a page tells the words and where more stands, and does not name itself as more', () => {
  const words = wordsFor({ type: 'storage_space_insufficient', code: '', facts: {} }, { system: 'linux' });
  const page = showPage(words, colorsFor(false, {}));
  expect(page.split('\n')[0]).toBe(words.title);
  expect(page).toContain('What you can do\n  1. ');
  expect(page).toContain('Elsewhere       In the program: make room');
  expect(page).toMatch(
    /\nStep by step {4}retake fix disk-full\nPage {12}docs\/errors\/storage_space_insufficient\.md$/,
  );
  expect(page).not.toContain('--page');
});
