import { expect, it } from 'vitest';
import { qualityTable, recoveryTable } from './tables.mjs';
import { tally } from './tally.mjs';

const records = [
  { colour: true, shape: true, motion: true, direction: true, firstFrame: 30, seconds: 3 },
  { colour: true, shape: false, motion: true, direction: false, firstFrame: 20, seconds: 5 },
  { colour: false, shape: false, motion: false, seconds: 4 },
];

it('counts what is right and leaves out what was not asked', () => {
  expect(tally(records)).toEqual({
    clips: 3,
    colour: { right: 2, of: 3 },
    shape: { right: 1, of: 3 },
    direction: { right: 1, of: 2 },
    motion: { right: 2, of: 3 },
    firstFrame: { mean: 25, least: 20, good: { right: 1, of: 2 } },
    seconds: { median: 4, most: 5 },
  });
});

it('has no first frame where none was given', () => {
  expect(tally([{ colour: true, seconds: 1 }])).not.toHaveProperty('firstFrame');
});

it('writes a row per task', () => {
  const [, , row] = qualityTable([{ title: 'i2v', tally: tally(records) }]).split('\n');
  expect(row).toBe('| i2v | 3 | 66.7 % | 33.3 % | 50.0 % | 66.7 % | 25.0 (20.0) | 50.0 % | 4.0 (5.0) |');
});

it('tells what a way to save costs, and of the first frame only where one was given', () => {
  const saved = { title: 'level low', tally: tally(records.slice(2)), psnr: undefined, time: 0.5 };
  const full = { title: 'all', tally: tally(records), psnr: undefined, time: 1 };
  const lines = recoveryTable([full, { ...full, title: 'INT8', psnr: 41.24, time: 2 }, saved]).split('\n');
  expect(lines.slice(2)).toEqual([
    '| all | 66.7 % | 33.3 % | 50.0 % | 66.7 % | 25.0 | – | 1.00× |',
    '| INT8 | 66.7 % | 33.3 % | 50.0 % | 66.7 % | 25.0 | 41.2 | 2.00× |',
    '| level low | 0.0 % | 0.0 % | – | 0.0 % | – | – | 0.50× |',
  ]);
  expect(recoveryTable([saved])).not.toContain('first frame');
});
