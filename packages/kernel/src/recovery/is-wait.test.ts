import type { Failure } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { isWait } from './is-wait.js';

const away = { scope: 'remote', transience: 'transient' } as Failure;
const wait = { patch: {}, delayMs: 1000 };

it('is doing nothing for a second or longer, against what passes outside', () => {
  expect(isWait(wait, away)).toBe(true);
  expect(isWait({ ...wait, delayMs: 999 }, away)).toBe(false);
  expect(isWait({ ...wait, patch: { checkpoint: '/other' } }, away)).toBe(false);
  expect(isWait({ ...wait, operation: { id: 'clean', params: {} } }, away)).toBe(false);
  expect(isWait(wait, { ...away, scope: 'device' })).toBe(false);
  expect(isWait(wait, { ...away, transience: 'permanent' })).toBe(false);
});
