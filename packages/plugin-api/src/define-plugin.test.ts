import { describe, expect, expectTypeOf, it } from 'vitest';
import { createToken } from './create-token.js';
import { definePlugin } from './define-plugin.js';
import { pluginBrand } from './plugin-brand.js';
import { points } from './points.js';
import { RetakeError } from './retake-error.js';
import { services } from './services.js';

const good = { id: 'mine', api: 1, register: () => undefined } as const;

describe('definePlugin', () => {
  it('marks a plugin and freezes it', () => {
    const plugin = definePlugin(good);
    expect(plugin).toMatchObject({ id: 'mine', api: 1, brand: pluginBrand });
    expect(Object.isFrozen(plugin)).toBe(true);
  });

  it('leaves the definition it is given alone', () => {
    const given = { ...good };
    definePlugin(given);
    expect(given).toEqual(good);
    expect(Object.isFrozen(given)).toBe(false);
  });

  it.each([
    ['nothing', undefined, 'definePlugin got undefined'],
    ['null', null, 'definePlugin got null'],
    ['a function', () => undefined, 'definePlugin got function'],
    ['no id', { ...good, id: undefined }, 'plugin id undefined'],
    ['an id with capitals', { ...good, id: 'Mine' }, 'plugin id "Mine"'],
    ['an id with a scope', { ...good, id: '@x/mine' }, 'plugin id "@x/mine"'],
    ['an id that starts with a dash', { ...good, id: '-mine' }, 'plugin id "-mine"'],
    ['another api', { ...good, api: 2 }, 'asks for api 2; this version offers 1'],
    ['an api in words', { ...good, api: '1' }, 'asks for api "1"'],
    ['no register', { ...good, register: undefined }, 'has no register function'],
  ])('refuses %s at once and says why', (_, definition, words) => {
    expect(() => definePlugin(definition as never)).toThrow(
      expect.objectContaining({
        code: 'plugin_definition_invalid',
        message: expect.stringContaining(words),
        hint: expect.stringContaining('definePlugin'),
      }),
    );
  });

  it('throws a RetakeError', () => {
    let thrown: unknown;
    try {
      definePlugin({} as never);
    } catch (error) {
      thrown = error;
    }
    expect(RetakeError.is(thrown)).toBe(true);
  });

  it('types what create is given by the tokens it injects', () => {
    definePlugin({
      ...good,
      register(registrar) {
        registrar.contribute(points.strategy, {
          id: 'x',
          inject: [services.cacheDirectory, services.clock],
          create(directory, clock) {
            expectTypeOf(directory).toEqualTypeOf<string>();
            expectTypeOf(clock.now()).toEqualTypeOf<number>();
            return { propose: () => [] };
          },
        });
      },
    });
  });

  it('does not compile with a wrong dependency or a wrong contribution', () => {
    const word = createToken<string>('word');
    definePlugin({
      ...good,
      register(registrar) {
        // @ts-expect-error a string is no number
        registrar.contribute(word, { id: 'x', inject: [], create: () => 1 });
        // @ts-expect-error the word injected is a string
        registrar.contribute(word, { id: 'x', inject: [word], create: (n: number) => String(n) });
      },
    });
  });
});
