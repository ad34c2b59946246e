import { createToken, type Plugin, points, type Registrar } from '@retake/plugin-api';
import { silentLogger } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { makePlugin } from '../../test/make-plugin.js';
import { collectContributions } from './collect-contributions.js';
import { PluginRecord } from './plugin-record.js';

const kinds = ['strategy'];

function collect(register: Plugin['register'], named: readonly string[] | undefined = kinds) {
  const manifest = { plugin: './plugin.js', id: 'mine', api: 1, kinds: named };
  const record = new PluginRecord({ package: 'mine', manifest }, silentLogger);
  record.plugin = makePlugin('mine', { register });
  return collectContributions(record);
}

const strategy = { id: 'a', inject: [], create: () => ({ propose: () => [] }) } as const;

function contributing(point: unknown, contribution: unknown) {
  return (registrar: Registrar) => registrar.contribute(point as never, contribution as never);
}

describe('collectContributions', () => {
  it('gives what was declared, with priority 0 unless told otherwise', () => {
    const [first, second] = collect((registrar) => {
      registrar.contribute(points.strategy, strategy);
      registrar.contribute(points.strategy, { ...strategy, id: 'b', priority: -5 });
    });
    expect(first).toMatchObject({ key: 'mine/a', declaration: { point: 'strategy', priority: 0 } });
    expect(second).toMatchObject({ key: 'mine/b', declaration: { priority: -5 } });
  });

  it('creates nothing', () => {
    let created = false;
    collect((registrar) =>
      registrar.contribute(points.strategy, {
        id: 'a',
        inject: [],
        create() {
          created = true;
          return { propose: () => [] };
        },
      }),
    );
    expect(created).toBe(false);
  });

  it.each([
    ['no point', undefined, strategy, 'no point'],
    ['no object', points.strategy, undefined, 'no object to "strategy"'],
    ['no id', points.strategy, { ...strategy, id: '' }, 'without an id'],
    ['a wordy priority', points.strategy, { ...strategy, priority: 'high' }, 'priority that is no number'],
    [
      'an endless priority',
      points.strategy,
      { ...strategy, priority: Number.NaN },
      'priority that is no number',
    ],
    ['no inject', points.strategy, { ...strategy, inject: undefined }, 'list of tokens'],
    ['inject of names', points.strategy, { ...strategy, inject: ['clock'] }, 'list of tokens'],
    ['no create', points.strategy, { ...strategy, create: {} }, 'without a create function'],
  ])('refuses %s', (_, point, contribution, words) => {
    expect(() => collect(contributing(point, contribution))).toThrow(
      expect.objectContaining({
        phase: 'register',
        code: 'contribution_invalid',
        message: expect.stringContaining(words),
      }),
    );
  });

  it('refuses a kind that the manifest does not name', () => {
    expect(() => collect(contributing(points.classifier, { ...strategy }))).toThrow(
      expect.objectContaining({
        code: 'kind_undeclared',
        message: expect.stringContaining('names only strategy'),
      }),
    );
  });

  it('lets plugins have points of their own', () => {
    const own = createToken<string>('mine.words');
    expect(
      collect((registrar) => registrar.contribute(own, { id: 'w', inject: [], create: () => 'w' })),
    ).toHaveLength(1);
  });

  it('gives nothing when register throws half-way', () => {
    const register = (registrar: Registrar) => {
      registrar.contribute(points.strategy, strategy);
      throw new Error('half-way');
    };
    expect(() => collect(register)).toThrow(expect.objectContaining({ code: 'register_failed' }));
  });

  it('refuses a register that is asynchronous', () => {
    expect(() => collect(async () => undefined)).toThrow(
      expect.objectContaining({ code: 'register_failed', message: expect.stringContaining('synchronous') }),
    );
  });

  it('refuses contributions after register has returned', () => {
    let late: Registrar | undefined;
    const collected = collect((registrar) => {
      late = registrar;
    });
    expect(() => late?.contribute(points.strategy, strategy)).toThrow(
      expect.objectContaining({ code: 'plugin_definition_invalid' }),
    );
    expect(collected).toEqual([]);
  });
});
