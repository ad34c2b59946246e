import type { FailureCandidate, Plan, RecoveryAction } from '@retake/plugin-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, always, kit, request } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';
import type { RunEvent, RunEventOf } from '../events/run-event.js';

const runs = 25;
const manyRunsMs = 120_000;
const instantBelowMs = 500;
/** Real time that waits for a breaker take here. */
const longWaitMs = 150;

const anyAction = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  patch: fc.oneof(
    fc.constant({}),
    fc.record({ 'options.tiling': fc.integer({ min: 0, max: 3 }) }),
    fc.record({ 'options.residency': fc.constantFrom('resident', 'stream') }),
    fc.record({ 'request.seed': fc.integer({ min: 0, max: 9 }) }),
    fc.record({ nonsense: fc.constant(1) }),
  ),
  delayMs: fc.integer({ min: 0, max: 400 }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  quality: fc.double({ min: 0, max: 1, noNaN: true }),
  consent: fc.constantFrom<RecoveryAction['consent']>('auto', 'auto', 'ask', 'hands'),
});
const anyFailure = fc.record({
  code: fc.constantFrom('one', 'two', 'three'),
  category: fc.constantFrom<FailureCandidate['category']>('WAN_INFERENCE', 'WAN_MEMORY_MANAGEMENT'),
  transience: fc.constantFrom<FailureCandidate['transience']>('transient', 'needs_change', 'permanent'),
});
const world = fc.record({
  actions: fc.array(anyAction, { maxLength: 5 }),
  /** What happens at the beginnings of stages, one after the other; null for nothing, the last for ever. */
  fate: fc.array(fc.option(anyFailure, { freq: 3 }), { minLength: 1, maxLength: 12 }),
  strict: fc.boolean(),
  maxQualityCost: fc.double({ min: 0, max: 1, noNaN: true }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
/** Fails until the breaker opens: the run has to wait for it. */
const stubborn: World = {
  actions: [
    { id: 'a', patch: {}, delayMs: 100, probability: 0.5, quality: 0, consent: 'auto' },
    {
      id: 'b',
      patch: { 'options.residency': 'stream' },
      delayMs: 0,
      probability: 0.5,
      quality: 0,
      consent: 'auto',
    },
  ],
  fate: [null, { code: 'one', category: 'WAN_INFERENCE', transience: 'transient' }],
  strict: false,
  maxQualityCost: 0,
};

async function live({ actions, fate, strict, maxQualityCost }: World) {
  let turn = 0;
  let current: (typeof fate)[number] = null;
  const { retake } = await kit({
    clock: new TestClock(1, instantBelowMs, longWaitMs),
    hooks: {
      onStage: () => {
        current = fate[Math.min(turn, fate.length - 1)] ?? null;
        turn += 1;
        if (current) throw new Error('as fate would have it');
      },
    },
    classifier: {
      classify: () => {
        if (!current) return [];
        const { code, category, transience } = current;
        const type = 'generation_pipeline_error';
        const words = { userMessage: '', technicalDetail: '', nextSteps: [], facts: {}, rule: '' };
        const grade = { severity: 'high', scope: 'call', confidence: 1 } as const;
        return [
          { code: `${category}/${code}-${transience}`, category, type, transience, ...grade, ...words },
        ];
      },
    },
    strategies: {
      any: always(
        ...actions.map(({ quality, ...given }) => action({ ...given, cost: { quality, timeFactor: 1 } })),
      ),
    },
  });
  const job = await retake.submit(request, { strict, maxQualityCost });
  await job.settled();
  const events = await retake.history(job.id);
  await retake.stop();
  return events;
}

function applications(events: readonly RunEvent[]) {
  const applied = events.filter(
    (event): event is RunEventOf<'recovery.applied'> => event.type === 'recovery.applied',
  );
  return applied.map((event) => {
    const before = events.slice(0, event.seq - 1);
    const failure = before.findLast((other): other is RunEventOf<'failure'> => other.type === 'failure');
    const plans = before.flatMap((other) =>
      other.type === 'plan.made' || other.type === 'recovery.applied' ? [other.plan] : [],
    );
    return { event, before, failure: failure?.failure, plan: plans.at(-1) as Plan };
  });
}

describe('whatever fails and whatever is proposed', { timeout: manyRunsMs }, () => {
  it('the run ends, and every recovery keeps the rules', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const events = await live(given);
        const end = events.at(-1)?.type;
        expect(end === 'run.finished' || end === 'run.failed').toBe(true);
        for (const { event, failure, plan } of applications(events)) {
          const changed = JSON.stringify(event.plan) !== JSON.stringify(plan);
          if (!changed) expect(failure?.transience).toBe('transient');
          if (Object.keys(event.action.patch).length > 0) expect(changed).toBe(true);
          if (given.strict) expect(changed).toBe(false);
          expect(event.action.cost.quality).toBeLessThanOrEqual(given.maxQualityCost);
          expect(event.action.consent).toBe('auto');
        }
      }),
      { numRuns: runs, examples: [[stubborn]] },
    );
  });

  it('no plan is tried twice for the same failure at the same place, and no action too often', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const seen = new Set<string>();
        const counts = new Map<string, number>();
        for (const { event, failure, plan } of applications(await live(given))) {
          const where = `${failure?.code} ${failure?.stage}`;
          seen.add(`${where} ${JSON.stringify(plan)}`);
          if (Object.keys(event.action.patch).length > 0)
            expect(seen.has(`${where} ${JSON.stringify(event.plan)}`)).toBe(false);
          const count = (counts.get(`${where} ${event.action.id}`) ?? 0) + 1;
          counts.set(`${where} ${event.action.id}`, count);
        }
        expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(3 * 4);
      }),
      { numRuns: runs, examples: [[stubborn]] },
    );
  });
});
