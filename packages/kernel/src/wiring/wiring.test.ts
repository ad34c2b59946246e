import { createToken } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { Wiring } from './wiring.js';

const greeting = createToken<string>('test.greeting');

function recipe(key: string, create: (...values: unknown[]) => unknown) {
  return { point: 'strategy', key, injections: [], create };
}

describe('Wiring', () => {
  it('injects services by their token', async () => {
    const wiring = new Wiring();
    wiring.provide(greeting, 'hello');
    const created = await wiring.create({
      ...recipe('a/a', (word) => `${word} world`),
      injections: [{ service: greeting.id }],
    });
    expect(created).toBe('hello world');
  });

  it('knows which services it has', () => {
    const wiring = new Wiring();
    expect(wiring.has(greeting)).toBe(false);
    wiring.provide(greeting, 'hello');
    expect(wiring.has(createToken('test.greeting'))).toBe(true);
  });

  it('injects a contribution by its name, created once', async () => {
    const wiring = new Wiring();
    let count = 0;
    await wiring.create(recipe('a/first', () => ({ count: ++count })));
    const injections = [{ point: 'strategy', key: 'a/first' }];
    const wanters = [1, 2].map((n) => ({ ...recipe(`b/${n}`, (value) => value), injections }));
    for (const wanter of wanters) expect(await wiring.create(wanter)).toEqual({ count: 1 });
  });

  it('leaves the place of what is absent empty', async () => {
    const wiring = new Wiring();
    wiring.provide(greeting, 'hello');
    const injections = [{ absent: true }, { service: greeting.id }, { absent: true }] as const;
    const create = (...values: unknown[]) => values;
    expect(await wiring.create({ ...recipe('a/a', create), injections })).toEqual([
      undefined,
      'hello',
      undefined,
    ]);
  });

  it('waits for a contribution that is created asynchronously', async () => {
    expect(await new Wiring().create(recipe('a/slow', async () => 'ready'))).toBe('ready');
  });

  it('passes on what create throws, as it is, and creates the others', async () => {
    const wiring = new Wiring();
    const error = new Error('mine');
    await expect(wiring.create(recipe('a/bad', () => Promise.reject(error)))).rejects.toBe(error);
    await expect(
      wiring.create(
        recipe('a/worse', () => {
          throw error;
        }),
      ),
    ).rejects.toBe(error);
    expect(await wiring.create(recipe('a/good', () => 'good'))).toBe('good');
  });

  it('forgets a contribution', async () => {
    const wiring = new Wiring();
    await wiring.create(recipe('a/first', () => 'first'));
    wiring.forget({ point: 'strategy', key: 'a/first' });
    const wanter = {
      ...recipe('b/b', (value) => value),
      injections: [{ point: 'strategy', key: 'a/first' }],
    };
    await expect(wiring.create(wanter)).rejects.toThrow();
  });

  it('forgets a contribution that never came to be without waiting for it', async () => {
    const wiring = new Wiring();
    wiring.create(recipe('a/hung', () => new Promise(() => undefined)));
    wiring.forget({ point: 'strategy', key: 'a/hung' });
    expect(await wiring.create(recipe('a/next', () => 'next'))).toBe('next');
  });
});
