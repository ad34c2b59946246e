import { describe, expect, it, onTestFinished } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { action, always, kit, request } from '../../test/run-kit.js';
import { HistoryStore } from '../history/history-store.js';
import { readOutcomes } from '../history/read-outcomes.js';

describe('recovering, over time', () => {
  it('lists what only a person can do', async () => {
    const { settled } = await play({
      hooks: { onStage: needsTiles },
      strategies: { hands: always(action({ id: 'x', title: 'Free some memory.', consent: 'hands' })) },
    });
    expect(settled).toMatchObject({
      state: 'failed',
      error: { facts: { nextSteps: ['Look.', 'Free some memory.'] } },
    });
  });

  it('counts anew once the run got further', async () => {
    let last = -1;
    const { settled, of } = await play({
      hooks: {
        onStep: (step) => {
          if (step === last) return;
          last = step;
          throw new Error('killed');
        },
      },
      strategies: { retry: always(action({ id: 'retry' })) },
    });
    expect(settled.state).toBe('succeeded');
    expect(of('failure')).toHaveLength(4);
    expect(of('recovery.outcome').every(({ outcome }) => outcome === 'helped')).toBe(true);
  });

  it('finds a broken checkpoint before the run starts and goes on with another', async () => {
    const defect = {
      component: 'vae',
      file: 'vae/x.safetensors',
      tensor: 'w',
      kind: 'truncated',
      message: 'cut',
    };
    const { settled, of } = await play({
      hooks: { inspect: ({ checkpoint }) => (checkpoint === '/models/other' ? [] : [defect]) },
      classifier: {
        classify: ({ code, facts }) => [
          {
            code: 'WAN_WEIGHTS_INTEGRITY/file_invalid',
            category: 'WAN_WEIGHTS_INTEGRITY',
            type: 'model_corruption_detected',
            severity: 'high',
            scope: 'model',
            transience: 'permanent',
            confidence: 1,
            rule: code ?? '',
            userMessage: `${facts.file} is damaged.`,
            technicalDetail: '',
            nextSteps: [],
            facts,
          },
        ],
      },
      strategies: { other: always(action({ id: 'other', patch: { checkpoint: '/models/other' } })) },
    });
    expect(settled.state).toBe('succeeded');
    expect(of('failure')[0]?.failure).toMatchObject({
      stage: 'inspect',
      userMessage: 'vae/x.safetensors is damaged.',
      facts: { component: 'vae', tensor: 'w', kind: 'truncated', defects: [defect] },
    });
    expect(of('stage.started').map(({ stage }) => stage)).toEqual([
      'encode_text',
      'denoise',
      'decode',
      'write',
    ]);
  });

  it('is not disturbed by a strategy that throws or returns nonsense', async () => {
    const { settled } = await play({
      hooks: { onStage: needsTiles },
      strategies: {
        crashing: {
          propose: () => {
            throw new Error('oops');
          },
        },
        odd: { propose: () => [null, 7, { id: 'half' }] as never },
        good: always(tile),
      },
    });
    expect(settled.state).toBe('succeeded');
  });

  it('asks a strategy no longer that failed three times in a row', async () => {
    let calls = 0;
    const { of } = await play({
      hooks: {
        onStage: () => {
          throw new Error('busy');
        },
      },
      strategies: {
        crashing: {
          propose: () => {
            calls += 1;
            throw new Error('oops');
          },
        },
        good: always(...['a', 'b'].map((id) => action({ id }))),
      },
    });
    expect(of('failure')).toHaveLength(6);
    expect(calls).toBe(3);
  });

  it('remembers over runs what helped', async () => {
    const patches = [
      tile,
      action({ id: 'a-better-name', patch: { 'options.tiling': 128 }, probability: 0.6 }),
    ];
    const first = await kit({
      hooks: {
        onStage: (stage, { options }) => {
          if (stage === 'decode' && options.tiling !== 256) throw new Error('memory is short');
        },
        decodeBytes: ({ options }) => ({ null: 60, 128: 30, 256: 29 })[String(options.tiling)] ?? 0,
      },
      strategies: { tiles: always(...patches) },
    });
    const applied = async () => {
      const { report } = await first.retake.generate(request);
      return report.attempts.flatMap(({ recovery }) => recovery?.id ?? []);
    };
    expect(await applied()).toEqual(['a-better-name', 'tile']);
    expect(await applied()).toEqual(['tile']);
    const store = new HistoryStore({ path: `${first.folder}/runs/history.sqlite`, clock: first.clock });
    onTestFinished(() => store.close());
    const place = { code: 'WAN_MEMORY_MANAGEMENT/allocation_failed', type: 'vram_exhaustion' };
    expect((await readOutcomes(store, place)).map(({ action, helped }) => [action, helped])).toEqual([
      ['tile', true],
      ['tile', true],
      ['a-better-name', false],
    ]);
  });

  it('decides the same when everything is the same', async () => {
    const log = async () => {
      const { events } = await play({
        hooks: { onStage: needsTiles },
        strategies: {
          random: {
            propose: (_failure, { random }) => [
              action({ id: 'tile', patch: { 'options.tiling': 256 }, delayMs: Math.round(random() * 100) }),
            ],
          },
        },
      });
      return events.filter(({ type }) => type !== 'run.started' && type !== 'run.finished');
    };
    const one = await log();
    expect(await log()).toEqual(one);
    expect(one.some(({ type }) => type === 'recovery.applied')).toBe(true);
  });
});
