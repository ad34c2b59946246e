import { expect, test } from 'vitest';
import { pickStep } from './pick-step.js';

const step = { text: 'Look.', command: 'nvidia-smi', by: { rocm: 'rocm-smi', win32: 'taskmgr' } } as const;

test('what is to be typed is that of the device, else of the system, else the usual one', () => {
  expect(pickStep(step, {})).toEqual({ text: 'Look.', command: 'nvidia-smi' });
  expect(pickStep(step, { device: 'rocm', system: 'win32' })?.command).toBe('rocm-smi');
  expect(pickStep(step, { device: 'cuda', system: 'win32' })?.command).toBe('taskmgr');
});

test('a step for another place is left out; what is not known excludes nothing', () => {
  const mac = { text: 'On a Mac.', only: ['mps'] } as const;
  expect(pickStep(mac, {})).toEqual({ text: 'On a Mac.' });
  expect(pickStep(mac, { device: 'cuda' })).toBeUndefined();
  expect(
    pickStep({ text: 'x', only: ['linux', 'darwin'] }, { device: 'cuda', system: 'linux' }),
  ).toBeDefined();
  expect(pickStep({ text: 'x', only: ['linux', 'darwin'] }, { system: 'win32' })).toBeUndefined();
});
