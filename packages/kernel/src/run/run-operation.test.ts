import type { RecoveryOperation } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { action, always } from '../../test/run-kit.js';

const repair = action({ id: 'repair', operation: { id: 'mend', params: { file: 'a' } }, probability: 0.9 });

/** A run whose weights are broken until somebody mends them. */
function breakable() {
  const world = { broken: true };
  const hooks = {
    onStage: () => {
      if (world.broken) throw new Error('broken weights');
    },
  };
  return { world, hooks };
}

describe('repairing the world', () => {
  it('lets a failure that is not transient be tried again under the same plan', async () => {
    const { world, hooks } = breakable();
    const seen: unknown[] = [];
    const mend: RecoveryOperation['run'] = async (params, { plan, failure, runFolder }) => {
      seen.push(params, plan.model, failure.code, runFolder.length > 0);
      world.broken = false;
      return { changed: true, detail: 'Mended a.', facts: { file: 'a' } };
    };
    const { settled, events, of } = await play({
      hooks,
      strategies: { repair: always(repair) },
      operations: { mend },
    });
    expect(settled.state).toBe('succeeded');
    expect(seen).toEqual([{ file: 'a' }, 'tiny', 'WAN_INFERENCE/broken', true]);
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('recovery.'))).toEqual([
      'recovery.proposed',
      'recovery.operating',
      'recovery.operated',
      'recovery.applied',
      'recovery.outcome',
    ]);
    expect(of('recovery.operated')).toMatchObject([
      { operation: 'mend', changed: true, detail: 'Mended a.', facts: { file: 'a' } },
    ]);
    expect(of('recovery.outcome')).toMatchObject([{ actionId: 'repair', outcome: 'helped' }]);
  });

  it('counts one that changed nothing as failed, attempts nothing for it, and takes the next best', async () => {
    const { settled, of, considered } = await play({
      hooks: { onStage: needsTiles },
      strategies: { both: always(repair, tile) },
      operations: { mend: async () => ({ changed: false, detail: 'Nothing to mend.' }) },
    });
    expect(settled.state).toBe('succeeded');
    expect(considered).toEqual([
      { repair: 'applied', tile: 'ranked lower' },
      { repair: 'changed nothing when it was tried', tile: 'applied' },
    ]);
    expect(of('failure')).toHaveLength(1);
    expect(of('recovery.applied').map((event) => event.action.id)).toEqual(['tile']);
    expect(of('recovery.outcome').map(({ actionId, outcome }) => [actionId, outcome])).toEqual([
      ['repair', 'failed'],
      ['tile', 'helped'],
    ]);
  });

  it('ends the run when the only repair changed nothing, after one attempt', async () => {
    const { settled, of } = await play({
      hooks: breakable().hooks,
      strategies: { repair: always(repair) },
      operations: { mend: async () => ({ changed: false, detail: 'Nothing to mend.' }) },
    });
    expect(settled.state).toBe('failed');
    expect(of('failure')).toHaveLength(1);
    expect(of('recovery.applied')).toEqual([]);
  });

  it('takes one that throws, or answers with something else, as no change', async () => {
    const broken = async () => {
      throw new Error('the hammer broke');
    };
    const { of } = await play({
      hooks: breakable().hooks,
      strategies: {
        two: always(repair, action({ id: 'odd', operation: { id: 'odd', params: {} }, probability: 0.1 })),
      },
      operations: { mend: broken, odd: async () => 'yes' as never },
    });
    expect(of('recovery.operated').map(({ operation, changed }) => [operation, changed])).toEqual([
      ['mend', false],
      ['odd', false],
    ]);
    expect(of('recovery.operated')[0]?.detail).toContain('the hammer broke');
    expect(of('plugin.problem')).toMatchObject([{ point: 'operation', contribution: 'mend', method: 'run' }]);
  });

  it('drops what no plugin can do, and everything in strict mode', async () => {
    const { considered } = await play({
      hooks: breakable().hooks,
      strategies: { repair: always(repair) },
    });
    expect(considered).toEqual([{ repair: 'no installed plugin provides its operation' }]);
    const strict = await play(
      {
        hooks: breakable().hooks,
        strategies: { repair: always(repair) },
        operations: { mend: async () => ({ changed: true, detail: '' }) },
      },
      { strict: true },
    );
    expect(strict.considered).toEqual([{ repair: 'strict mode changes nothing' }]);
  });

  it('may be done again under the same plan, but no more often than any action', async () => {
    const { of, considered } = await play({
      hooks: breakable().hooks,
      strategies: { repair: always(repair) },
      operations: { mend: async () => ({ changed: true, detail: 'Changed something else.' }) },
    });
    expect(of('recovery.applied')).toHaveLength(3);
    expect(considered.at(-1)).toEqual({ repair: 'was tried as often as allowed' });
  });
});
