import type { Failure, Plan } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import type { RunEvent, RunEventBody } from '../events/run-event.js';
import { shortagesOf } from './shortages-of.js';

const plan = (level: number, model = 'tiny'): Plan => ({ model, options: { level } }) as unknown as Plan;
const short = {
  code: 'M/short',
  category: 'WAN_MEMORY_MANAGEMENT',
  transience: 'needs_change',
  stage: 'decode',
  evidence: { classifier: 'c', rule: 'r' },
} as Failure;
const failed = (about: Partial<Failure> = {}): RunEventBody => ({
  type: 'failure',
  failure: { ...short, ...about },
  attempt: 1,
});
const applied = (next: Plan): RunEventBody => ({
  type: 'recovery.applied',
  action: { ...action({ id: 'a' }), plugin: 'p' },
  failureCode: short.code,
  place: 'decode',
  changes: [],
  plan: next,
  delayMs: 0,
});
const log = (...bodies: RunEventBody[]) =>
  bodies.map((body, index) => ({ seq: index + 1, at: 0, runId: 'r', ...body }) as RunEvent);

it('are the plans that failed for want of memory at the same place with the same model, the present one last', () => {
  const events = log(
    { type: 'plan.made', plan: plan(0, 'other'), estimates: [] },
    failed(),
    applied(plan(1)),
    failed(),
    failed({ stage: 'denoise' }),
    failed({ transience: 'transient' }),
    failed({ category: 'WAN_INFERENCE' }),
    failed({ evidence: { classifier: 'kernel', rule: 'breaker' } }),
    applied(plan(2)),
  );
  const now = { ...short, facts: { bytesAsked: 5 } };
  expect(shortagesOf(events, now, plan(2))).toEqual([
    { failure: short, plan: plan(1) },
    { failure: now, plan: plan(2) },
  ]);
});
