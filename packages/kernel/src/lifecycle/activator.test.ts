import { createToken, optional, type Plugin, points, services, type Token } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { load } from '../../test/load.js';
import { makePlugin } from '../../test/make-plugin.js';

const noVideo = { encode: async () => ({ encoder: 'none', bytes: 0 }) };

function encoder(id: string, priority = 0): Plugin {
  return makePlugin(id, {
    register: (registrar) =>
      registrar.contribute(points.encoder, { id, priority, inject: [], create: () => ({ ...noVideo, id }) }),
  });
}

/** A plugin with a strategy that keeps what is injected as `given`. */
function wanting(id: string, token: Token<unknown>, given: unknown[]): Plugin {
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

describe('injection', () => {
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

  it('gives undefined for what is optional and not installed', async () => {
    const given: unknown[] = [];
    const host = await load([wanting('a', optional(points.encoder), given)]);
    expect(given).toEqual([undefined]);
    expect(host.reports[0]).toMatchObject({ id: 'a', state: 'active' });
  });

  it('gives undefined for what is optional and does not come up, and says why in its own report', async () => {
    const given: unknown[] = [];
    const broken = makePlugin('y', {
      register: (registrar) =>
        registrar.contribute(points.encoder, {
          id: 'y',
          inject: [],
          create: () => Promise.reject(new Error('no luck')),
        }),
    });
    const host = await load([wanting('a', optional(points.encoder), given), broken]);
    expect(given).toEqual([undefined]);
    expect(host.reports.find(({ id }) => id === 'y')).toMatchObject({
      state: 'failed',
      code: 'create_failed',
    });
  });

  it('has what is optional up first where it is there', async () => {
    const given: unknown[] = [];
    await load([wanting('a', optional(points.encoder), given), encoder('z')]);
    expect(given).toEqual([expect.objectContaining({ id: 'z' })]);
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
