import { expect, test } from 'vitest';
import { readCase } from './read-case.js';

test.each([
  ['{"id":"a","text":"Killed","stage":"load"}', { id: 'a', text: 'Killed', stage: 'load' }],
  ['{"text":"Killed","stage":"unknown","model":"wan-t2v"}', { id: null, text: 'Killed', model: 'wan-t2v' }],
  ['{"level":"error","event":"Killed"}', undefined],
  ['{"text":', undefined],
  ['Killed', undefined],
])('%s', (line, found) => {
  expect(readCase(line)).toEqual(found);
});
