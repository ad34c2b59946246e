import { expect, test } from 'vitest';
import { pluginProblem, sampleEvents } from '../../test/sample-events.js';
import { colorsFor } from './colors.js';
import { narrate } from './narrate.js';
import { showTimeline } from './timeline.js';

test('tells what broke, what was changed and what it cost, with the seconds since the start', () => {
  expect(showTimeline(sampleEvents, colorsFor(false, {})).split('\n')).toEqual([
    'Timeline',
    '       0.0 s  Denoise',
    '       0.5 s  ✗ The frames do not fit into memory. (denoise, step 5)',
    '       1.0 s  ↻ Decode in tiles: options.vae.tiling null → {"tile":256}, after 1.5 s, costs 1 % of the quality, 1.3 × the time',
    '       1.5 s  Denoise reused, nothing repeated',
    '       2.5 s    goes on after step 5',
    '       3.0 s  ✓ finished',
  ]);
});

test('names a plugin that crashed when it was asked', () => {
  const event = { seq: 1, at: 0, runId: 'r1', ...pluginProblem };
  const told =
    '! went on without an answer of the plugin acme: classify of classifier "words" of plugin "acme" threw: oops. Report it.';
  const colors = colorsFor(false, {});
  expect(showTimeline([event], colors)).toBe(`Timeline\n       0.0 s  ${told}`);
  expect(narrate(event, colors)).toBe(told);
});
