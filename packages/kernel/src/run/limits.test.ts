import type { RecoveryAction, StrategyLimits } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { action, always, kit, request } from '../../test/run-kit.js';
import type { RecoveryLimits } from '../recovery/recovery-limits.js';
import type { RunOptions } from './retake.js';

const ever = {
  onStage: () => {
    throw new Error('busy');
  },
};
/** Ever another change, so that nothing but the limits ends them. */
const changes = Array.from({ length: 20 }, (_, index) =>
  action({ id: `tile-${index}`, patch: { 'options.tiling': index + 1 } }),
);

/** How often a run that always fails is recovered by strategies of so many plugins, and the words at the end. */
async function spend(
  limits: Partial<RecoveryLimits>,
  own: StrategyLimits = {},
  options: Partial<RunOptions> = {},
) {
  const strategy = { ...always(...changes), limits: own };
  const { of, considered } = await play(
    { hooks: ever, strategies: { all: strategy } },
    { limits, ...options },
  );
  const last = considered.at(-1) ?? {};
  return { applied: of('recovery.applied').length, words: new Set(Object.values(last)) };
}

const byStrategy = 'its strategy answered the failure as often as allowed without getting further';
const byRun = 'the run was recovered as often as allowed without getting further';

describe('the limits of a run', () => {
  it.each<[Partial<RecoveryLimits>, StrategyLimits, number, string]>([
    [{}, {}, 5, byStrategy],
    [{ recoveriesPerFailure: 2 }, {}, 2, byStrategy],
    [{ recoveriesPerFailure: 0 }, {}, 0, byStrategy],
    [{}, { recoveries: 10 }, 10, byStrategy],
    [{ recoveriesPerFailure: 2 }, { recoveries: 7 }, 7, byStrategy],
    [{}, { recoveries: 50 }, 15, byRun],
    [{ recoveriesWithoutProgress: 3 }, {}, 3, byRun],
  ])('%j, a strategy with %j: %i recoveries', async (limits, own, applied, words) => {
    const spent = await spend({ budgetShare: 1_000, ...limits }, own);
    expect(spent.applied).toBe(applied);
    expect(spent.words).toContain(words);
  });

  it('are counted for each plugin of its own', async () => {
    const { retake } = await kit({
      hooks: ever,
      strategies: { one: always(...changes.slice(0, 8)) },
      others: { two: always(...changes.slice(8)) },
    });
    const job = await retake.submit(request, { limits: { recoveriesPerFailure: 2, budgetShare: 1_000 } });
    await job.settled();
    const applied = (await retake.history(job.id)).flatMap((event) =>
      event.type === 'recovery.applied' ? [event.action.plugin] : [],
    );
    expect(applied.sort()).toEqual(['tiny', 'tiny', 'two', 'two']);
  });

  it.each<[Partial<RecoveryLimits>, StrategyLimits, number]>([
    [{}, {}, 3],
    [{ askPersonAfter: 1 }, {}, 1],
    [{ askPersonAfter: 1 }, { askAfter: 4 }, 4],
  ])('%j, a strategy with %j: a person is asked after %i', async (limits, own, applied) => {
    const asked: string[] = [];
    const consent = async ({ id }: RecoveryAction) => {
      asked.push(id);
      return false;
    };
    const spent = await spend({ budgetShare: 1_000, ...limits }, own, { consent });
    expect(spent.applied).toBe(applied);
    expect(asked.length).toBeGreaterThan(0);
    expect(spent.words).toContain('was refused');
  });

  it('let a strategy want a yes where there is nobody to give it', async () => {
    const spent = await spend({ budgetShare: 1_000 }, { askAfter: 1 });
    expect(spent.applied).toBe(1);
    expect(spent.words).toContain('needs a yes and there is nobody to ask');
  });

  it.each<[Partial<RecoveryLimits>, StrategyLimits, number]>([
    [{ recoveryTimeMs: 500 }, {}, 2],
    [{ recoveryTimeMs: 500 }, { seconds: 0.75 }, 3],
  ])('%j, a strategy with %j: %i waits of a quarter of a second', async (limits, own, waits) => {
    const patient = changes.map((one) => ({ ...one, delayMs: 250 }));
    const { of, considered } = await play(
      { hooks: ever, strategies: { patient: { ...always(...patient), limits: own } } },
      { limits: { budgetShare: 1_000, ...limits } },
    );
    expect(of('recovery.applied')).toHaveLength(waits);
    expect(Object.values(considered.at(-1) ?? {})).toContain('waits longer than allowed');
  });

  it('of the app hold for every run that is not given others', async () => {
    const strategies = { all: always(...changes) };
    const recoveries = async (options: RunOptions) => {
      const limits = { recoveriesPerFailure: 2, budgetShare: 1_000 };
      return (await play({ hooks: ever, strategies, limits }, options)).of('recovery.applied').length;
    };
    expect(await recoveries({})).toBe(2);
    expect(await recoveries({ limits: { recoveriesPerFailure: 1 } })).toBe(1);
    await expect(kit({ limits: { recoveriesPerFailure: -1 } })).rejects.toMatchObject({
      code: 'config_invalid',
    });
  });

  it('are refused before anything is made when they make no sense', async () => {
    const { retake } = await kit();
    const limits = { recoveriesPerFailure: -1, budgetShare: Number.NaN };
    await expect(retake.submit(request, { limits })).rejects.toMatchObject({
      code: 'config_invalid',
      facts: { problems: [{ path: 'limits.recoveriesPerFailure' }, { path: 'limits.budgetShare' }] },
    });
    expect(await retake.runs()).toEqual([]);
  });
});

describe('the budget of a run', () => {
  /** Work of the tiny model's stages, each a second without a measured pace. */
  const wholeRun = 10;
  const tooMuch = 'takes more of the device than recoveries of this run may spend';

  it.each<[Partial<RecoveryLimits>]>([[{ budgetSeconds: 0 }], [{ budgetShare: 0 }]])(
    '%j lets the first recovery pass and no other',
    async (limits) => {
      const spent = await spend(limits);
      expect(spent.applied).toBe(1);
      expect([...spent.words]).toContain(tooMuch);
    },
  );

  it('is charged what a recovery is expected to take of the device, without its delay', async () => {
    const patient = { ...tile, delayMs: 250 };
    const { of } = await play({ hooks: { onStage: needsTiles }, strategies: { patient: always(patient) } });
    const [applied] = of('recovery.applied');
    expect(applied?.deviceSeconds).toBeGreaterThan(0);
    expect(applied?.deviceSeconds).toBeLessThan(wholeRun);
    const [considered] = of('recovery.proposed');
    expect(considered?.actions[0]?.seconds).toBeCloseTo((applied?.deviceSeconds ?? 0) + 0.25, 6);
  });
});
