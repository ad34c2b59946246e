import { expect, it } from 'vitest';
import { adapterConfig } from './adapter-config.js';

it('takes absolute folders as alternatives, and none by default', () => {
  expect(adapterConfig.parse(undefined)).toEqual({ alternatives: [] });
  expect(adapterConfig.safeParse({ alternatives: ['models/wan'] }).success).toBe(false);
  expect(adapterConfig.safeParse({ alternative: ['/models/wan'] }).success).toBe(false);
});
