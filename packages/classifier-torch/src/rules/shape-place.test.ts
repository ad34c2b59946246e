import type { ErrorEvidence } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { shapePlaceOf } from './shape-place.js';

const log = (message: string, stage?: string): ErrorEvidence => ({
  name: '',
  message,
  causes: [],
  facts: {},
  ...(stage === undefined ? {} : { stage }),
});
const sum = 'The size of tensor a (60) must match the size of tensor b (61) at non-singleton dimension 3';
const join =
  'Sizes of tensors must match except in dimension 1. Expected size 104 but got size 52 for tensor number 1';

describe('where shapes met', () => {
  it('does not know without anything around', () => {
    expect(shapePlaceOf(log(`got prompt\n${sum}\nPrompt executed in 3.1 seconds`))).toBe('unknown');
  });

  it.each(['in encode_prompt', 'ExampleImageToVideo 12:', 'File "nodes_mask.py", line 3, in join_mask'])(
    'sees inputs in "%s"',
    (words) => {
      expect(shapePlaceOf(log(`${words}\n${join}`))).toBe('inputs');
    },
  );

  it('takes height or width one apart for a size that does not divide', () => {
    expect(shapePlaceOf(log(`image_cond: [16, 60, 61]\n${sum}`))).toBe('unknown');
  });

  it('takes the stage of encoding for inputs', () => {
    expect(shapePlaceOf(log(sum, 'encode'))).toBe('inputs');
  });

  it('sees frames in names', () => {
    expect(shapePlaceOf(log(`in rope_apply\n${sum}`))).toBe('frames');
  });

  it('knows the number of frames that was asked for, and that of its latents', () => {
    expect(shapePlaceOf(log(`Sampling 237 frames at 64x64\n${sum}`))).toBe('frames');
    expect(shapePlaceOf(log(`Sampling 81 frames at 64x64\n${sum}`))).toBe('unknown');
  });
});
