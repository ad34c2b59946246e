import { describe, expect, it } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { action, always } from '../../test/run-kit.js';

describe('recovering', () => {
  it('retries a transient failure three times, then stops', async () => {
    const retry = action({ id: 'retry', delayMs: 250 });
    const { settled, of, considered, clock } = await play({
      hooks: {
        onOpen: () => {
          throw new Error('busy');
        },
      },
      strategies: { retry: always(retry) },
    });
    expect(settled.state).toBe('failed');
    expect(of('failure').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    expect(clock.slept.filter((ms) => ms === 250)).toHaveLength(3);
    expect(considered.at(-1)).toEqual({ retry: 'was tried as often as allowed' });
    expect(of('recovery.outcome').map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  });

  it('asks many strategies at once without a warning of a leak', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => warnings.push(name);
    process.on('warning', note);
    const names = Array.from({ length: 20 }, (_, index) => `strategy-${index}`);
    await play({
      hooks: { onStage: needsTiles },
      strategies: Object.fromEntries(names.map((name) => [name, always(action({ id: name }))])),
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).not.toContain('MaxListenersExceededWarning');
  });

  it('never tries the same again when the failure is not transient', async () => {
    const { considered, of } = await play({
      hooks: { onStage: needsTiles },
      strategies: { hopeful: always(action({ id: 'again' })) },
    });
    expect(considered).toEqual([
      { again: 'trying the same again cannot help: the failure is not transient' },
    ]);
    expect(of('failure')).toHaveLength(1);
  });

  it('applies the best of what is left and says why not the others', async () => {
    const { considered, settled } = await play(
      {
        hooks: { onStage: needsTiles },
        strategies: {
          many: always(
            tile,
            action({ id: 'slower', patch: { 'options.tiling': 128 }, cost: { quality: 0, timeFactor: 2 } }),
            action({ id: 'nothing', patch: { 'options.tiling': null } }),
            action({ id: 'ugly', patch: { 'options.tiling': 1 }, cost: { quality: 0.9, timeFactor: 1 } }),
            action({ id: 'dirty', patch: { hardware: 'other' } }),
            action({ id: 'same-memory', patch: { 'options.precision': 'int8' } }),
            action({ id: 'illegal', patch: { 'request.prompt': '' } }),
            action({ id: 'elsewhere', patch: { model: 'unheard-of' } }),
            action({ id: 'person', patch: { 'options.tiling': 64 }, consent: 'hands' }),
            action({ id: 'asking', patch: { 'options.tiling': 32 }, consent: 'ask', probability: 0.9 }),
            action({ id: 'patient', patch: { 'options.tiling': 16 }, delayMs: 400_000 }),
          ),
        },
      },
      { maxQualityCost: 0.5 },
    );
    expect(settled.state).toBe('succeeded');
    expect(considered).toEqual([
      {
        tile: 'applied',
        slower: 'ranked lower',
        nothing: 'changes nothing',
        ugly: 'costs more quality than allowed',
        dirty: 'changes something that recovery may not change',
        'same-memory': 'is not expected to need less memory where it failed',
        illegal: 'the model does not take prompt = ""',
        elsewhere: 'no installed plugin provides the model unheard-of',
        person: 'only a person can do this',
        asking: 'needs a yes and there is nobody to ask',
        patient: 'waits longer than allowed',
      },
    ]);
  });

  it('drops what is not expected to fit when something is', async () => {
    const { considered } = await play(
      {
        hooks: {
          onStage: needsTiles,
          decodeBytes: ({ options }) => (options.tiling === null ? 60 : Number(options.tiling)),
        },
        strategies: {
          tiles: always(
            action({ id: 'large', patch: { 'options.tiling': 50 }, probability: 1 }),
            action({ id: 'small', patch: { 'options.tiling': 20 } }),
          ),
        },
      },
      { memoryBytes: 30 },
    );
    expect(considered).toEqual([{ large: 'is not expected to fit', small: 'applied' }]);
  });

  it('tries what needs less even when nothing is expected to fit', async () => {
    const { settled } = await play(
      { hooks: { onStage: needsTiles }, strategies: { tiles: always(tile) } },
      { memoryBytes: 5 },
    );
    expect(settled.state).toBe('succeeded');
  });

  it('never goes back to a plan under which this failed here', async () => {
    const modes = ['stream', 'resident'].map((mode) =>
      action({ id: mode, patch: { 'options.residency': mode } }),
    );
    const { considered, of } = await play({
      hooks: {
        onStage: () => {
          throw new Error('busy');
        },
      },
      strategies: { modes: always(...modes) },
    });
    expect(of('failure')).toHaveLength(2);
    expect(considered[1]).toEqual({
      stream: 'changes nothing',
      resident: 'failed the same way under this plan before',
    });
  });

  it('changes nothing in strict mode but may retry', async () => {
    let busy = 1;
    const { settled, considered } = await play(
      {
        hooks: {
          onStage: (stage, plan) => {
            if (busy-- > 0) throw new Error('busy');
            needsTiles(stage, plan);
          },
        },
        strategies: { both: always(tile, action({ id: 'retry' })) },
      },
      { strict: true },
    );
    expect(settled.state).toBe('failed');
    expect(considered).toEqual([
      { tile: 'strict mode changes nothing', retry: 'applied' },
      {
        tile: 'strict mode changes nothing',
        retry: 'trying the same again cannot help: the failure is not transient',
      },
    ]);
  });

  it('asks before an action that needs a yes', async () => {
    const asking = { ...tile, consent: 'ask' as const };
    const options = { hooks: { onStage: needsTiles }, strategies: { asking: always(asking) } };
    const yes = await play(options, { consent: async ({ id }) => id === 'tile' });
    expect(yes.settled.state).toBe('succeeded');
    const no = await play(options, { consent: async () => false });
    expect(no.considered).toEqual([{ tile: 'was refused' }]);
    expect(no.settled.state).toBe('failed');
  });

  it('asks a person about everything after the third recovery in vain', async () => {
    const asked: string[] = [];
    const { of } = await play(
      {
        hooks: {
          onStage: () => {
            throw new Error('busy');
          },
        },
        strategies: { two: always(action({ id: 'a' }), action({ id: 'b' })) },
      },
      {
        consent: async ({ id }) => {
          asked.push(id);
          return false;
        },
      },
    );
    expect(of('recovery.applied')).toHaveLength(3);
    expect(asked.sort()).toEqual(['a', 'b']);
  });
});
