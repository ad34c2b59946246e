import type { PreparedRun } from '@retake/kernel';
import { expect, test } from 'vitest';
import { colorsFor } from './colors.js';
import { showPlan } from './plan.js';

const mebibyte = 2 ** 20;
const prepared: PreparedRun = {
  plan: { model: 'm', checkpoint: '/c', request: {}, options: {}, memoryBytes: null, hardware: 'h' },
  estimates: [{ stage: 'denoise', peakBytes: 80 * mebibyte, work: 1, parts: {} }],
  adjustments: [],
  levers: [],
  limitBytes: 100 * mebibyte,
  fits: true,
  leastBytes: 60 * mebibyte,
};
const shown = (change: Partial<PreparedRun>) => showPlan({ ...prepared, ...change }, colorsFor(false, {}));

test('a plan below its limit fits', () => {
  expect(shown({})).toContain('✓ fits into 100 MiB');
});

test('a plan above its limit may be changed by recovery', () => {
  expect(shown({ fits: false, limitBytes: 70 * mebibyte })).toContain(
    '✗ does not fit into 70 MiB: recovery would have to change the plan',
  );
});

test('a limit below every setting is told as such', () => {
  expect(shown({ fits: false, limitBytes: 50 * mebibyte })).toContain(
    '✗ nothing fits into 50 MiB: even the most frugal settings need 60 MiB',
  );
});

test('the least need is told whatever the limit', () => {
  expect(shown({})).toContain('least memory 60 MiB');
});
