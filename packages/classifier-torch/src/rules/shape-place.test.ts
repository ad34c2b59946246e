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

describe('where shapes met', () => {
  it('does not know without anything around', () => {
    expect(shapePlaceOf(log(`got prompt\n${sum}\nPrompt executed in 3.1 seconds`))).toBe('unknown');
  });

  it.each(['in encode_prompt', 'ExampleImageToVideo 12:', 'File "nodes_mask.py", line 3, in join_mask'])(
    'sees inputs in "%s"',
    (words) => {
      expect(shapePlaceOf(log(`${words}\n${sum}`))).toBe('inputs');
    },
  );

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
