import { describe, expect, it } from 'vitest';
import { backoffDelay } from './backoff-delay.js';

const middle = 0.5;

describe('the delay before a retry', () => {
  it('doubles from one second', () => {
    expect([1, 2, 3, 4].map((occurrences) => backoffDelay(occurrences, middle))).toEqual([
      1000, 2000, 4000, 8000,
    ]);
  });

  it('varies by a quarter in both directions', () => {
    expect(backoffDelay(2, 0)).toBe(1500);
    expect(backoffDelay(2, 1)).toBe(2500);
  });

  it('never goes above a minute', () => {
    expect(backoffDelay(30, middle)).toBe(60_000);
    expect(backoffDelay(30, 1)).toBe(60_000);
    expect(backoffDelay(30, 0)).toBe(45_000);
  });
});
