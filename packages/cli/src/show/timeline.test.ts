import { expect, test } from 'vitest';
import { sampleEvents } from '../../test/sample-events.js';
import { colorsFor } from './colors.js';
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
