import { describe, expect, it } from 'vitest';
import { configSchema, defaultConfig } from './config.js';

const validate = (value: unknown) => configSchema['~standard'].validate(value);

describe('configSchema', () => {
  it('fills in defaults', () => {
    expect(validate(undefined)).toEqual({ value: defaultConfig });
    expect(validate({ hangMs: 500 })).toEqual({ value: { ...defaultConfig, hangMs: 500 } });
  });

  it.each([
    [{ threads: -1 }, 'threads', 'must be a whole number from 0'],
    [{ hangMs: 0 }, 'hangMs', 'must be a whole number from 1'],
    [{ startMs: '3' }, 'startMs', 'must be a whole number from 1'],
    [{ arena: true }, 'arena', 'must be auto, on, off'],
    [{ limitBy: 'cgroup' }, 'limitBy', 'must be auto, data, resident'],
    [{ toString: 1 }, 'toString', 'unknown option'],
  ])('refuses %j', (value, key, message) => {
    expect(validate(value)).toEqual({ issues: [{ message: expect.stringContaining(message), path: [key] }] });
  });

  it.each([null, 3, []])('refuses %j as a whole', (value) => {
    expect(validate(value)).toEqual({ issues: [{ message: 'must be an object' }] });
  });
});
