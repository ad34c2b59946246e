import type { Failure, PastRecovery } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { proposed } from '../../test/bench.js';

it('the stage before is made anew once, as the same seed makes the same result', async () => {
  const id = 'restore.earlier-stage';
  const nan: Partial<Failure> = {
    code: 'WAN_INFERENCE/video_unhealthy',
    type: 'generation_pipeline_error',
    stage: 'decode',
    transience: 'permanent',
  };
  const past = (outcome: PastRecovery['outcome']) => [{ actionId: id, failureCode: nan.code ?? '', outcome }];
  expect(await proposed(id, nan)).toHaveLength(1);
  expect(await proposed(id, nan, { past: past('helped') })).toHaveLength(1);
  expect(await proposed(id, nan, { past: past('failed') })).toEqual([]);
});
