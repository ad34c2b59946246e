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

test('tells that history cannot be used, and that an attempt is a probe', () => {
  const colors = colorsFor(false, {});
  const problem = {
    type: 'history.problem',
    file: '/runs/history.sqlite',
    code: 'SQLITE_READONLY',
    message: 'The history of recoveries /runs/history.sqlite cannot be used: read-only',
    hint: 'Allow writing to the file and to its folder.',
  } as const;
  const probe = { type: 'breaker.probe', breaker: 'ort/wan-t2v/cpu/4GiB' } as const;
  const told = [
    '! goes on without what earlier runs taught: The history of recoveries /runs/history.sqlite cannot be used: read-only. Allow writing to the file and to its folder.',
    'tests whether ort/wan-t2v/cpu/4GiB works again, where it failed several times in a row',
  ];
  const events = [problem, probe].map((body, index) => ({ seq: index + 1, at: 0, runId: 'r1', ...body }));
  expect(events.map((event) => narrate(event, colors))).toEqual(told);
  expect(showTimeline(events, colors).split('\n').slice(1)).toEqual(
    told.map((line) => `       0.0 s  ${line}`),
  );
});
