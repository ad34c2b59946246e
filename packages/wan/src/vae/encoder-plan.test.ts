import { describe, expect, it } from 'vitest';
import { encoderPlan } from './encoder-plan.js';
import { wan21Vae } from './wan21-vae.fixture.js';
import { wan22Vae } from './wan22-vae.fixture.js';

describe('encoderPlan', () => {
  it('has the levels of the 2.1 encoder, numbered in one row', () => {
    const { inner, levels } = encoderPlan(wan21Vae);
    const row = (...numbers: number[]) => numbers.map((at) => `encoder.down_blocks.${at}`);
    expect(inner).toBe(384);
    expect(levels.map(({ from, to, downsample }) => [from, to, downsample])).toEqual([
      [96, 96, 'space'],
      [96, 192, 'time'],
      [192, 384, 'time'],
      [384, 384, 'none'],
    ]);
    expect(levels.flatMap(({ blocks }) => blocks)).toEqual(row(0, 1, 3, 4, 6, 7, 9, 10));
    expect(levels.slice(0, -1).map(({ sampler }) => sampler)).toEqual(row(2, 5, 8));
  });

  it('has the levels of the 2.2 encoder, numbered by level', () => {
    const { inner, levels } = encoderPlan(wan22Vae);
    expect(inner).toBe(640);
    expect(levels[1]).toEqual({
      from: 160,
      to: 320,
      blocks: ['encoder.down_blocks.1.resnets.0', 'encoder.down_blocks.1.resnets.1'],
      downsample: 'time',
      sampler: 'encoder.down_blocks.1.downsampler',
      shortcut: true,
    });
  });
});
