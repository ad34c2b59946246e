import { expect, test } from 'vitest';
import { colorsFor } from './colors.js';

test.each([
  ['a terminal', true, {}, true],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with empty NO_COLOR', true, { NO_COLOR: '' }, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ['a file', false, {}, false],
  ['a pipe in CI', undefined, { CI: '1' }, false],
])('%s: colours %s', (_, isTerminal, env, colored) => {
  expect(colorsFor(isTerminal, env).red('x') !== 'x').toBe(colored);
});
