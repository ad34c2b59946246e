import { join } from 'node:path';
import type { FailureCandidate, Lever } from '@retake/plugin-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { needsTiles, play } from '../../test/play-run.js';
import { action, always, kit, request } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';
import { openHistory } from '../history/open-history.js';

const breakerName = 'none/tiny/box/1GiB';
const look = (folder: string) => {
  const history = openHistory({ runsDirectory: join(folder, 'runs'), clock: new TestClock(), owner: 'test' });
  onTestFinished(() => history.close());
  return history;
};
const level: Lever = {
  id: 'level',
  kind: 'level',
  stages: ['denoise'],
  current: 'full',
  settings: ['full', 'medium', 'low'].map((id, index) => ({
    id,
    title: id,
    values: { 'options.level': id, 'request.steps': 8 - 2 * index },
    qualityCost: index * 0.3,
    timeFactor: 1,
  })),
};

const candidate: FailureCandidate = {
  code: 'WAN_INFERENCE/x',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 1,
  rule: 'x',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const needsChange = { classify: () => [candidate] };

describe('a fallback chain', () => {
  it('is gone down link by link, without any strategy', async () => {
    const { settled, of } = await play(
      {
        hooks: {
          levers: () => [level],
          onStage: (stage, { request: asked }) => {
            if (stage === 'denoise' && Number(asked.steps) > 2) throw new Error('no luck');
          },
        },
        classifier: needsChange,
      },
      { chain: ['low', { id: 'least', patch: { 'request.steps': 2 }, qualityCost: 0.9 }] },
    );
    expect(settled.state).toBe('succeeded');
    expect(of('recovery.applied').map(({ action: { id } }) => id)).toEqual(['chain.low', 'chain.least']);
  });
});

describe('a breaker', () => {
  const dying = {
    hooks: {
      onOpen: () => {
        throw new Error('gone');
      },
    },
    classifier: {
      classify: () => [{ ...candidate, scope: 'process' as const, transience: 'transient' as const }],
    },
  };

  it('refuses a run after three that died, tells why, and lets a probe through later', async () => {
    const { retake, folder, clock } = await kit(dying);
    const limits = { breakerHalfOpenMs: 400 };
    for (let turn = 0; turn < 3; turn += 1) await (await retake.submit(request, { limits })).settled();
    expect(await look(folder).breakers.list()).toMatchObject([
      { name: breakerName, state: { phase: 'open' } },
    ]);
    const job = await retake.submit(request, { limits });
    const settled = await job.settled();
    const events = await retake.history(job.id);
    const failures = events.flatMap((event) => (event.type === 'failure' ? [event.failure.code] : []));
    expect(failures[0]).toBe('WAN_INFERENCE/refused_by_breaker');
    expect(events.find(({ type }) => type === 'recovery.applied')).toMatchObject({
      action: { id: 'kernel.wait' },
    });
    expect(events.some(({ type }) => type === 'breaker.probe')).toBe(true);
    expect(clock.slept.some((ms) => ms > 300 && ms <= 400)).toBe(true);
    expect(settled.state).toBe('failed');
  });

  it('that is held open by hand lets nothing through, and says how to let it go', async () => {
    const { retake, folder } = await kit();
    await look(folder).breakers.hold(breakerName, 'open');
    const settled = await (await retake.submit(request)).settled();
    expect(settled).toMatchObject({
      state: 'failed',
      error: { facts: { nextSteps: [`Let it go: retake breakers --release ${breakerName}`] } },
    });
    await look(folder).breakers.hold(breakerName, null);
    expect((await (await retake.submit(request)).settled()).state).toBe('succeeded');
  });
});

describe('a level that is kept', () => {
  it('is where the next run starts, and rises after successes', async () => {
    let limit = 6;
    let current = 'full';
    const { retake } = await kit({
      hooks: {
        levers: () => [{ ...level, current }],
        onStage: (_stage, { options, request: asked }) => {
          current = typeof options.level === 'string' ? options.level : 'full';
          if (Number(asked.steps) > limit) throw new Error('no luck');
        },
      },
      classifier: needsChange,
    });
    const steps = async () => {
      current = 'full';
      const { report } = await retake.generate(
        { ...request, steps: 8 },
        { keepLevel: true, chain: ['medium'] },
      );
      return [report.plan.first.request.steps, report.plan.last.request.steps];
    };
    expect(await steps()).toEqual([8, 6]);
    limit = 8;
    expect(await steps()).toEqual([6, 6]);
    expect(await steps()).toEqual([6, 6]);
    expect(await steps()).toEqual([8, 8]);
  });
});

describe('exploring', () => {
  const decisions = async (seed: number) => {
    const tilings = [1, 2, 3, 4].map((tiling) =>
      action({ id: `tile-${tiling}`, patch: { 'options.tiling': tiling } }),
    );
    const { retake } = await kit({
      hooks: { onStage: needsTiles },
      strategies: { tiles: always(...tilings) },
      choosing: { explore: true, seed },
    });
    const { runId } = await retake.generate(request);
    const events = await retake.history(runId);
    return events.flatMap((event) =>
      event.type === 'recovery.proposed'
        ? event.actions.map(({ id, score, reason }) => [id, score, reason])
        : [],
    );
  };

  it('decides the same for the same seed and history, and otherwise for another', async () => {
    const one = await decisions(0.25);
    expect(await decisions(0.25)).toEqual(one);
    expect(await decisions(0.75)).not.toEqual(one);
  });
});
