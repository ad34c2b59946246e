import { describe, expect, it } from 'vitest';
import { retryAfterOf } from './retry-after-of.js';

const now = Date.UTC(2031, 0, 1);

describe('how long to wait', () => {
  it.each([
    [{ retryAfterMs: 250 }, 250],
    [{ retryAfter: 3 }, 3_000],
    [{ retry_after: '1.5' }, 1_500],
    [{ headers: { 'retry-after': '7' } }, 7_000],
    [{ response: { headers: new Headers({ 'Retry-After': '8' }) } }, 8_000],
    [{ cause: { retryAfter: 9 } }, 9_000],
    [{ headers: { 'Retry-After': 'Wed, 01 Jan 2031 00:00:10 GMT' } }, 10_000],
    [{ headers: { 'Retry-After': 'Wed, 01 Jan 2020 00:00:10 GMT' } }, 0],
    [{ retryAfter: 1e9 }, 86_400_000],
    [{ retryAfter: 'soon' }, undefined],
    [{}, undefined],
    ['text', undefined],
    [null, undefined],
  ])('%j', (error, ms) => {
    expect(retryAfterOf(error, now)).toBe(ms);
  });
});
