import { createToken, definePlugin, type Plugin, points, type Registrar, services } from '@retake/plugin-api';
import { FakeRandom } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { load, startLoading } from '../../test/load.js';
import { makePlugin } from '../../test/make-plugin.js';

const noVideo = { encode: async () => ({ encoder: 'none', bytes: 0 }) };

function encoder(id: string, priority = 0): Plugin {
  return makePlugin(id, {
    register: (registrar) =>
      registrar.contribute(points.encoder, { id, priority, inject: [], create: () => ({ ...noVideo, id }) }),
  });
}

/** A plugin with a strategy that keeps what is injected as `given`. */
function wanting(id: string, token: typeof points.encoder, given: unknown[]): Plugin {
  return makePlugin(id, {
    register: (registrar) =>
      registrar.contribute(points.strategy, {
        id,
        inject: [token],
        create(value) {
          given.push(value);
          return { propose: () => [] };
        },
      }),
  });
}

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

describe('loadPlugins: injection', () => {
  it('hands out the services of the kernel', async () => {
    const seen: unknown[] = [];
    const plugin = makePlugin('mine', {
      register: (registrar) =>
        registrar.contribute(points.strategy, {
          id: 'mine',
          inject: [services.clock, services.random, services.logger, services.cacheDirectory],
          create(...values) {
            seen.push(...values);
            return { propose: () => [] };
          },
        }),
    });
    await load([plugin]);
    expect(seen).toHaveLength(4);
    expect(seen[0]).toHaveProperty('sleep');
    expect(seen[3]).toBeTypeOf('string');
  });

  it('gives the first contribution of a point, whatever the ids of the plugins', async () => {
    const given: unknown[] = [];
    await load([wanting('a', points.encoder, given), encoder('y', 1), encoder('z', 2)]);
    expect(given).toEqual([expect.objectContaining({ id: 'z' })]);
  });

  it('has a plugin up before the one that injects it', async () => {
    const trace: string[] = [];
    const provider = makePlugin('z', {
      register: (registrar) =>
        registrar.contribute(points.encoder, {
          id: 'z',
          inject: [],
          create() {
            trace.push('create z');
            return noVideo;
          },
        }),
      start: () => void trace.push('start z'),
    });
    const user = makePlugin('a', {
      register: (registrar) =>
        registrar.contribute(points.strategy, {
          id: 'a',
          inject: [points.encoder],
          create() {
            trace.push('create a');
            return { propose: () => [] };
          },
        }),
    });
    await load([user, provider]);
    expect(trace).toEqual(['create z', 'start z', 'create a']);
  });

  it('falls through to the next provider when the first does not start', async () => {
    const given: unknown[] = [];
    const broken = makePlugin('y', {
      register: (registrar) =>
        registrar.contribute(points.encoder, { id: 'y', priority: 9, inject: [], create: () => noVideo }),
      start: () => Promise.reject(new Error('no luck')),
    });
    const host = await load([wanting('a', points.encoder, given), broken, encoder('z')]);
    expect(given).toEqual([expect.objectContaining({ id: 'z' })]);
    expect(host.all(points.encoder).map(({ id }) => id)).toEqual(['z']);
  });

  it('says what is missing and why what is installed does not do', async () => {
    const broken = makePlugin('y', {
      register: (registrar) =>
        registrar.contribute(points.encoder, {
          id: 'y',
          inject: [],
          create: () => Promise.reject(new Error('no luck')),
        }),
    });
    const host = await load([wanting('a', points.encoder, []), broken]);
    const report = host.reports.find(({ id }) => id === 'a');
    expect(report).toMatchObject({ state: 'failed', phase: 'create', code: 'service_missing' });
    expect(report?.message).toContain(
      'needs an encoder plugin; installed but not in use: (object) y (create_failed)',
    );
    expect(report?.hint).toContain('@retake/encoder-mp4');
  });

  it('reports a circle instead of turning in it', async () => {
    const left = createToken<string>('left');
    const right = createToken<string>('right');
    const inject = (id: string, own: typeof left, other: typeof left) =>
      makePlugin(id, {
        register: (registrar) => registrar.contribute(own, { id, inject: [other], create: () => id }),
      });
    const host = await load([inject('l', left, right), inject('r', right, left)]);
    expect(host.reports.map(({ code }) => code).sort()).toEqual(['dependency_cycle', 'service_missing']);
  });

  it('reports a contribution that injects its own point and is alone there', async () => {
    const own = createToken<string>('own');
    const plugin = makePlugin('mine', {
      register: (registrar) => registrar.contribute(own, { id: 'x', inject: [own], create: () => 'x' }),
    });
    expect((await load([plugin])).reports[0]).toMatchObject({ state: 'failed', code: 'dependency_cycle' });
  });

  it('lets a plugin inject what it contributes itself', async () => {
    const own = createToken<string>('own');
    const seen: string[] = [];
    const plugin = makePlugin('mine', {
      register(registrar) {
        registrar.contribute(points.strategy, {
          id: 'mine',
          inject: [own],
          create(word) {
            seen.push(word);
            return { propose: () => [] };
          },
        });
        registrar.contribute(own, { id: 'word', inject: [], create: () => 'word' });
      },
    });
    await load([plugin]);
    expect(seen).toEqual(['word']);
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

describe('PluginHost', () => {
  it.each([
    [points.model, 'model_unknown'],
    [points.hardware, 'hardware_unknown'],
    [points.strategy, 'plugin_unavailable'],
  ])('names what there is when %o has no such id', async (point, code) => {
    const host = await load([makePlugin('mine')]);
    expect(() => host.get<unknown>(point, 'other')).toThrow(expect.objectContaining({ code }));
  });

  it('lists the known ids', async () => {
    const host = await load([makePlugin('mine')]);
    expect(() => host.get(points.strategy, 'other')).toThrow(
      'no strategy "other" is installed; there are mine',
    );
  });

  it('tells what to install when there is nothing at a point', async () => {
    const host = await load([]);
    expect(() => host.first(points.runtime)).toThrow(
      expect.objectContaining({
        code: 'plugin_unavailable',
        hint: expect.stringContaining('@retake/runtime-ort'),
      }),
    );
  });

  it('calls into contributions under guard', async () => {
    const host = await load([makePlugin('mine')]);
    const outcome = await host.call(host.first(points.strategy), 'propose', () => 'answer', {
      timeoutMs: 1_000,
    });
    expect(outcome).toEqual({ ok: true, value: 'answer' });
  });
});
