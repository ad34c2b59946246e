import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailureCandidate, Lever, Plan } from '@retake/plugin-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { kit, request } from '../../test/run-kit.js';
import { openHistory } from '../history/open-history.js';

const limits = { breakerHalfOpenMs: 400 };
const failuresToOpen = 3;
const candidate: FailureCandidate = {
  code: 'WAN_INFERENCE/x',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
  confidence: 1,
  rule: 'x',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const level: Lever = {
  id: 'level',
  kind: 'level',
  stages: ['denoise'],
  current: 'full',
  settings: ['full', 'low'].map((id) => ({
    id,
    title: id,
    values: { 'options.level': id },
    qualityCost: 0,
    timeFactor: 1,
  })),
};

/** Runs that fail at a place until the breaker is open, then one more while the world is `after`. */
async function probed(place: string, after: (plan: Plan) => boolean, levels = [level]) {
  const seen: string[] = [];
  let broken = (_plan: Plan) => true;
  const at = (where: string, plan: Plan) => {
    seen.push(`${where} ${plan.request.steps}`);
    if (where === place && broken(plan)) throw new Error('gone');
  };
  const { retake, folder, clock } = await kit({
    hooks: {
      levers: () => levels,
      denoiseWork: ({ request: asked }) => Number(asked.steps),
      onOpen: (plan) => at('open', plan),
      onStage: (stage, plan) => at(stage, plan),
    },
    classifier: { classify: () => [candidate] },
  });
  const long = { ...request, steps: 20 };
  for (let turn = 0; turn < failuresToOpen; turn += 1)
    await (await retake.submit(long, { limits })).settled();
  broken = after;
  seen.length = 0;
  const job = await retake.submit(long, { limits });
  const settled = await job.settled();
  const history = openHistory({ runsDirectory: join(folder, 'runs'), clock, owner: 'test' });
  onTestFinished(() => history.close());
  const [breaker] = (await history.breakers.list()) ?? [];
  const events = await retake.history(job.id);
  const folders = await readdir(join(folder, 'runs', job.id));
  return { settled, seen, breaker, events, folders };
}

describe('the probe of a breaker', () => {
  it('is the smallest plan up to the stage that failed, and then the plan itself', async () => {
    const { settled, seen, breaker, events, folders } = await probed('encode_text', () => false);
    expect(settled.state).toBe('succeeded');
    const small = ['open 2', 'encode_text 2'];
    const own = ['open 20', 'encode_text 20', 'denoise 20', 'decode 20', 'write 20'];
    expect(seen).toEqual([...small, ...own]);
    expect(breaker?.state).toMatchObject({ phase: 'half_open', successes: 1, probe: null });
    expect(events.filter(({ type }) => type === 'breaker.probe')).toMatchObject([
      { plan: { request: { steps: 2 }, options: { level: 'low' } } },
    ]);
    expect(events.filter(({ type }) => type === 'stage.finished')).toHaveLength(4);
    expect(folders).not.toContain('probe');
  });

  it('keeps the plan from failing again when it fails, and opens the breaker', async () => {
    const { settled, seen, breaker, events } = await probed('encode_text', () => true);
    expect(settled.state).toBe('failed');
    expect(seen.filter((place) => place.endsWith(' 20'))).toEqual([]);
    expect(breaker).toMatchObject({
      state: { phase: 'open', probe: null },
      lastFailure: { stage: 'encode_text' },
    });
    const codes = events.flatMap((event) => (event.type === 'failure' ? [event.failure.code] : []));
    expect(new Set(codes)).toEqual(new Set(['WAN_INFERENCE/refused_by_breaker']));
  });

  it('passes no judgement for the plan, which may be too large for what the small one passes', async () => {
    const { settled, seen, breaker } = await probed(
      'encode_text',
      ({ request: asked }) => Number(asked.steps) > 2,
    );
    expect(settled.state).toBe('failed');
    expect(seen).toContain('encode_text 20');
    expect(breaker?.state).toMatchObject({ phase: 'open', successes: 0 });
  });

  it('comes also where a stage before the broken one passes in every run', async () => {
    const { settled, seen } = await probed('denoise', () => false);
    expect(settled.state).toBe('succeeded');
    expect(seen.slice(0, 4)).toEqual(['open 2', 'encode_text 2', 'denoise 2', 'open 20']);
  });

  it('only opens the model where that is what failed', async () => {
    const { seen } = await probed('open', () => false);
    expect(seen.slice(0, 2)).toEqual(['open 2', 'open 20']);
  });
});
