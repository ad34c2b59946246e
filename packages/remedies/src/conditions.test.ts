import { describe, expect, it } from 'vitest';
import { circumstances, failure, proposed } from '../test/bench.js';
import { notFinite } from './conditions.js';

describe('conditions', () => {
  it('know the codes that classifiers give to latents and videos without numbers', () => {
    const codes = ['not_a_number', 'latents_overflow', 'black_output', 'video_unhealthy'];
    const told = (code: string) => notFinite(failure({ code: `WAN_INFERENCE/${code}` }), circumstances());
    expect(codes.filter((code) => !told(code))).toEqual([]);
    expect(told('sizes_disagree')).toBe(false);
  });

  it('take a process that was not ready in time for one that may wait for a lock', async () => {
    const late = { code: 'WAN_MODEL_LOADING/not_ready_in_time', type: 'model_loading_timeout' } as const;
    expect(await proposed('repair.stale-locks', late)).toMatchObject([
      { operation: { id: 'remove-stale-locks' } },
    ]);
  });
});
