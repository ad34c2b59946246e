import type { StandardSchema } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { makePlugin } from '../../test/make-plugin.js';
import { validateConfig } from './validate-config.js';

interface Config {
  readonly limits: { readonly attempts: number };
}

const schema: StandardSchema<Config> = {
  '~standard': {
    version: 1,
    vendor: 'by hand',
    validate(value) {
      const given = value as { limits?: { attempts?: unknown } };
      const attempts = given.limits?.attempts ?? 3;
      if (typeof attempts === 'number') return { value: { limits: { attempts } } };
      return { issues: [{ message: 'expected a number', path: ['limits', { key: 'attempts' }] }] };
    },
  },
};
const plugin = makePlugin('mine', { config: schema as never });

describe('validateConfig', () => {
  it('gives what the schema makes of it, frozen to the bottom', async () => {
    const config = (await validateConfig(plugin, { limits: { attempts: 5 } })) as Config;
    expect(config).toEqual({ limits: { attempts: 5 } });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.limits)).toBe(true);
  });

  it('leaves the object of the caller alone', async () => {
    const given = { limits: { attempts: 5 } };
    await validateConfig(plugin, given);
    expect(Object.isFrozen(given)).toBe(false);
  });

  it('lets defaults apply when nothing is given', async () => {
    expect(await validateConfig(plugin, undefined)).toEqual({ limits: { attempts: 3 } });
  });

  it('says where, what was expected and what was received', async () => {
    await expect(validateConfig(plugin, { limits: { attempts: 'x' } })).rejects.toMatchObject({
      phase: 'config',
      code: 'config_invalid',
      message: 'config.mine.limits.attempts: expected a number (received "x")',
    });
  });

  it('refuses what is not data', async () => {
    await expect(validateConfig(plugin, { limits: () => 1 })).rejects.toMatchObject({
      code: 'config_invalid',
    });
  });

  it('refuses configuration for a plugin that takes none', async () => {
    await expect(validateConfig(makePlugin('plain'), {})).rejects.toMatchObject({ code: 'config_invalid' });
    expect(await validateConfig(makePlugin('plain'), undefined)).toBeUndefined();
  });
});
