import { expect, test } from 'vitest';
import { fitSteps } from './fit-steps.js';

const steps = [
  'Close other programs; `nvidia-smi` lists them.',
  'Set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True.',
  'Let several programs share the card: `nvidia-smi -c 0`.',
  'Ask for fewer frames.',
];

test('containers and hidden cards have other words too', () => {
  const given = ['Start it with `--gpus all`.', 'Check that CUDA_VISIBLE_DEVICES is not empty.'];
  expect(fitSteps(given, 'rocm')).toEqual([
    'Start it with `--device /dev/kfd --device /dev/dri`.',
    'Check that HIP_VISIBLE_DEVICES is not empty.',
  ]);
  expect(fitSteps(given, 'mps')).toEqual([]);
});

test.each([
  [undefined, steps],
  ['cuda', steps],
  [
    'rocm',
    [
      'Close other programs; `rocm-smi` lists them.',
      'Set PYTORCH_HIP_ALLOC_CONF=expandable_segments:True.',
      steps[3],
    ],
  ],
  ['mps', ['Close other programs; the Activity Monitor lists them.', steps[3]]],
  ['directml', ['Close other programs; the Task Manager lists them.', steps[3]]],
] as const)('for %s', (device, fitting) => expect(fitSteps(steps, device)).toEqual(fitting));
