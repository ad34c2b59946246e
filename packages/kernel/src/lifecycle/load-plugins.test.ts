import { createToken, definePlugin, points, type Registrar } from '@retake/plugin-api';
import { FakeRandom } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { load, startLoading } from '../../test/load.js';
import { makePlugin } from '../../test/make-plugin.js';

function shuffled<T>(items: readonly T[], random: FakeRandom): T[] {
  return items
    .map((item) => ({ item, rank: random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

describe('loadPlugins: order', () => {
  it('is by priority, plugin id and contribution id, however the plugins are found', async () => {
    const many = ['d', 'b', 'a', 'c', 'a-1', 'b-2'].map((id, index) =>
      makePlugin(id, {
        register(registrar: Registrar) {
          for (const part of ['y', 'x'])
            registrar.contribute(points.strategy, {
              id: `${id}.${part}`,
              priority: index % 2,
              inject: [],
              create: () => ({ propose: () => [] }),
            });
        },
      }),
    );
    const random = new FakeRandom(7);
    const orders = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const host = await load(shuffled(many, random));
      orders.add(
        host
          .all(points.strategy)
          .map(({ id }) => id)
          .join(' '),
      );
    }
    expect([...orders]).toEqual(['b.x b.y b-2.x b-2.y c.x c.y a.x a.y a-1.x a-1.y d.x d.y']);
  });

  it('starts in the order of ids and stops the other way round', async () => {
    const trace: string[] = [];
    const traced = (id: string) =>
      makePlugin(id, { start: () => void trace.push(`+${id}`), stop: () => void trace.push(`-${id}`) });
    const host = await load([traced('c'), traced('a'), traced('b')]);
    await host.stop();
    await host.stop();
    expect(trace).toEqual(['+a', '+b', '+c', '-c', '-b', '-a']);
  });
});

describe('loadPlugins: failures', () => {
  it('drops the second of two contributions with one id', async () => {
    const same = (id: string) =>
      makePlugin(id, {
        register: (registrar) =>
          registrar.contribute(points.strategy, {
            id: 'same',
            inject: [],
            create: () => ({ propose: () => [] }),
          }),
      });
    const host = await load([same('b'), same('a')]);
    expect(host.get(points.strategy, 'same').pluginId).toBe('a');
    expect(host.reports.find(({ id }) => id === 'b')).toMatchObject({
      state: 'failed',
      code: 'contribution_duplicate',
    });
  });

  it('withdraws everything of a plugin that does not start, and does not stop it', async () => {
    let stopped = false;
    const plugin = makePlugin('mine', {
      start: () => Promise.reject(new Error('no luck')),
      stop() {
        stopped = true;
      },
    });
    const host = await load([plugin, makePlugin('other')]);
    expect(host.all(points.strategy).map(({ id }) => id)).toEqual(['other']);
    expect(host.reports[0]).toMatchObject({
      state: 'failed',
      contributions: [{ state: 'dropped', code: 'start_failed' }],
    });
    await host.stop();
    expect(stopped).toBe(false);
  });

  it('gives a hanging start its 30 s, then goes on with the others', async () => {
    const hanging = makePlugin('a', { start: () => new Promise(() => undefined) });
    const { clock, host, logger } = await startLoading([hanging, makePlugin('b')]);
    while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(30_000);
    const loaded = await host;
    expect(loaded.reports).toMatchObject([{ code: 'start_timeout' }, { state: 'active' }]);
    expect(logger.lines.filter(({ message }) => message.startsWith('still waiting'))).not.toHaveLength(0);
  });

  it('warns of a point that nobody reads', async () => {
    const plugin = makePlugin('mine', {
      register: (registrar) =>
        registrar.contribute(createToken<string>('nowhere'), { id: 'x', inject: [], create: () => 'x' }),
    });
    const { host, logger } = await startLoading([plugin]);
    await host;
    expect(logger.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: { point: 'nowhere' } }),
    );
  });

  it('refuses configuration for a plugin that is not there', async () => {
    const { host } = await startLoading([makePlugin('strategy-mine')], { config: { 'strategy-mime': {} } });
    await expect(host).rejects.toMatchObject({
      code: 'config_invalid',
      hint: 'Did you mean "strategy-mine"?',
    });
  });

  it('hands a plugin its validated configuration', async () => {
    const seen: unknown[] = [];
    const plugin = definePlugin<{ n: number }>({
      id: 'mine',
      api: 1,
      config: {
        '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value: value as { n: number } }) },
      },
      register: (_, config) => void seen.push(config),
    });
    await load([plugin], { config: { mine: { n: 4 } } });
    expect(seen).toEqual([{ n: 4 }]);
  });

  it('stops what it started when a required plugin is not up', async () => {
    let stopped = false;
    const good = makePlugin('good', {
      stop() {
        stopped = true;
      },
    });
    const bad = makePlugin('bad', { start: () => Promise.reject(new Error('no luck')) });
    const { host } = await startLoading([good, bad], { required: ['good', 'bad'] });
    await expect(host).rejects.toMatchObject({
      code: 'plugin_required',
      facts: { required: 'bad', phase: 'start', code: 'start_failed' },
    });
    expect(stopped).toBe(true);
  });

  it('says that a required plugin is no dependency at all', async () => {
    const { host } = await startLoading([], { required: ['strategy-x'] });
    await expect(host).rejects.toMatchObject({
      code: 'plugin_required',
      message: expect.stringContaining('strategy-x'),
    });
  });

  it('stops what it started when the caller aborts, and passes the reason on', async () => {
    let stopped = false;
    const controller = new AbortController();
    const first = makePlugin('a', {
      stop() {
        stopped = true;
      },
    });
    const second = makePlugin('b', {
      start() {
        controller.abort(new Error('enough'));
        return new Promise(() => undefined);
      },
    });
    const { host } = await startLoading([first, second], { signal: controller.signal });
    await expect(host).rejects.toThrow('enough');
    expect(stopped).toBe(true);
  });

  it('skips what is excluded without a word about its absence elsewhere', async () => {
    const host = await load([makePlugin('a'), makePlugin('b')], { exclude: ['a'] });
    expect(host.reports).toMatchObject([{ state: 'skipped', code: 'excluded' }, { state: 'active' }]);
  });
});
