import type { Failure } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { circumstances, proposed } from '../../test/bench.js';

it('guidance stays on for want of memory where its passes run one after the other', async () => {
  const short: Partial<Failure> = { category: 'WAN_MEMORY_MANAGEMENT', type: 'vram_exhaustion' };
  const { levers } = circumstances();
  const one = levers.filter(({ kind }) => kind !== 'batch');
  expect(await proposed('adjust.guidance-off', short, { levers: one })).toEqual([]);
  expect(await proposed('adjust.guidance-off', short, { levers })).toHaveLength(1);
});
