import { describe, expect, it } from 'vitest';
import { circumstances, failure, lever } from '../../test/bench.js';
import { turnTogether, turnTogetherWith } from './turn-together.js';

const probability = 0.8;
const dials = (['residency', 'tiling', 'precision'] as const).map((kind) => ({ kind, probability }));
const level = { kind: 'level', probability, redoes: true } as const;
const residency = lever('residency', 'denoise', 'resident stream');
const precision = lever('precision', 'denoise', 'source fp16 int8');
const levels = lever('level', 'denoise', 'full high low');
const about = failure({ stage: 'denoise' });

describe('turning several dials at once', () => {
  it('takes each to its most frugal setting', async () => {
    const levers = [residency, precision, lever('tiling', 'decode', 'whole tile-256')];
    expect(await turnTogether(dials)(about, circumstances({ levers }))).toMatchObject([
      { variant: 'stream+int8', patch: { 'options.residency': 'stream', 'options.precision': 'int8' } },
    ]);
  });

  it('leaves a single dial to the action that turns it alone, unless a level comes on top', async () => {
    const levers = [residency, levels];
    expect(await turnTogether(dials)(about, circumstances({ levers }))).toEqual([]);
    const steps = await turnTogetherWith(dials, level)(about, circumstances({ levers }));
    expect(steps.map(({ variant }) => variant)).toEqual(['stream+high', 'stream+low']);
    expect(await turnTogetherWith(dials, level)(about, circumstances({ levers: [levels] }))).toEqual([]);
  });

  it('turns to no setting that needs a yes, and to none that asks for more', async () => {
    const [source, fp16, int4] = precision.settings;
    const settings = [source, fp16, { ...int4, consent: 'ask' }] as typeof precision.settings;
    const now = { ...residency, current: 'stream' };
    const levers = [now, { ...precision, settings }, lever('tiling', 'denoise', 'whole tiles')];
    const [step] = await turnTogether(dials)(about, circumstances({ levers }));
    expect(step?.variant).toBe('tiles+fp16');
    expect(step?.cost?.quality).toBeCloseTo(1 - 0.99 ** 2);
  });
});
