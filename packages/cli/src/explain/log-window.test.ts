import { expect, test } from 'vitest';
import { LogWindow } from './log-window.js';

const line = 'step 12 of 50, nothing to tell of\n';

test('a short log is kept whole', () => {
  const window = new LogWindow();
  window.push('one\nt');
  window.push('wo\n');
  expect(window.text()).toBe('one\ntwo\n');
});

test('of a long log the end is kept, and the errors before it', () => {
  const window = new LogWindow();
  window.push('first\nDiskError: no room for the first file\n  while writing\n');
  for (let n = 0; n < 60_000; n++) window.push(line);
  window.push('the last line');
  const text = window.text();
  expect(text.length).toBeLessThan(700_000);
  expect(text).toContain('DiskError: no room for the first file\n  while writing');
  expect(text.endsWith('the last line')).toBe(true);
  expect(text).not.toContain('first\nDiskError');
});

test('a line without end does not grow without end', () => {
  const window = new LogWindow();
  for (let n = 0; n < 50; n++) window.push('x'.repeat(50_000));
  expect(window.text().length).toBeLessThan(600_000);
});
