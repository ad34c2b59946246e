import type { RunEvent } from '@retake/kernel';
import { expect, it } from 'vitest';
import { colorsFor } from './colors.js';
import { narrate } from './narrate.js';

const failure = {
  code: 'WAN_WEIGHTS_INTEGRITY/checkpoint_invalid',
  category: 'WAN_WEIGHTS_INTEGRITY',
  userMessage: 'The checkpoint is incomplete.',
  technicalDetail: 'RetakeError: vae: /models/a/vae/x.safetensors is cut off\nat somewhere',
  stage: 'inspect',
};
const told = (given: object) =>
  narrate(
    { type: 'failure', failure: { ...failure, ...given } } as unknown as RunEvent,
    colorsFor(false, {}),
  );

it('names the file of a damaged checkpoint at once, as recovery may go around it', () => {
  expect(told({})?.split('\n')).toEqual([
    '✗ The checkpoint is incomplete. (WAN_WEIGHTS_INTEGRITY/checkpoint_invalid, inspect)',
    '  RetakeError: vae: /models/a/vae/x.safetensors is cut off',
  ]);
});

it('needs one line for every other failure', () => {
  expect(told({ category: 'WAN_INFERENCE' })).not.toContain('\n');
});
