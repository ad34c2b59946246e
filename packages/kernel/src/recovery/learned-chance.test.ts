import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnedChance, type PastOutcome } from './learned-chance.js';

const day = 86_400_000;
const rules = { strength: 6, halfLifeMs: 30 * day };
const place = { code: 'C/x', type: 'vram_exhaustion', device: 'cpu', model: 'm' };
const now = 1_000 * day;

const outcome = (given: Partial<PastOutcome> = {}): PastOutcome => ({
  action: 'a',
  code: 'C/x',
  type: 'vram_exhaustion',
  device: 'cpu',
  model: 'm',
  helped: true,
  at: now,
  ...given,
});
const times = (count: number, given: Partial<PastOutcome>) =>
  Array.from({ length: count }, () => outcome(given));
const mean = (prior: number, outcomes: readonly PastOutcome[]) =>
  learnedChance(prior, outcomes, place, rules, now).mean;

describe('what is believed of an action', () => {
  it('is the guess of the expert without outcomes', () => {
    expect(learnedChance(0.7, [], place, rules, now)).toMatchObject({ mean: 0.7 });
  });

  it('weighs the guess as much as so many outcomes', () => {
    expect(mean(0.5, times(6, {}))).toBeCloseTo(9 / 12);
    expect(mean(0.5, times(1, { helped: false }))).toBeCloseTo(3 / 7);
  });

  it('learns from the type less than from the code, and from the code less than from the same place', () => {
    const far = mean(0.3, times(3, { code: 'C/other' }));
    const near = mean(0.3, times(3, { device: 'other' }));
    const here = mean(0.3, times(3, {}));
    expect(far).toBeGreaterThan(0.3);
    expect([far, near]).toEqual([here, here].map((value) => expect.closeTo(value, 10)));
    const mixed = (level: Partial<PastOutcome>) =>
      mean(0.3, [...times(3, level), ...times(3, { helped: false })]);
    const contradicted = mixed({ code: 'C/other' });
    expect(contradicted).toBeLessThan(far);
    expect(mixed({ device: 'other' })).toBe(contradicted);
    expect(mixed({})).toBeGreaterThan(contradicted);
  });

  it('learns nothing from other failures', () => {
    expect(mean(0.3, times(50, { code: 'C/other', type: 'other' }))).toBe(0.3);
  });

  it('counts counts of earlier versions, which know the code only', () => {
    expect(mean(0.5, times(6, { type: null, device: null, model: null }))).toBeCloseTo(9 / 12);
  });

  it('counts an outcome half after the half-life', () => {
    expect(mean(0.5, times(2, { at: now - 30 * day }))).toBeCloseTo(4 / 7);
  });

  it('fades to the guess, not to a half', () => {
    expect(mean(0.9, times(100, { helped: false, at: now - 900 * day }))).toBeCloseTo(0.9, 5);
    expect(mean(0.05, times(100, { at: now - 900 * day }))).toBeCloseTo(0.05, 5);
  });

  it('stays between none and all, and more help never lowers it', () => {
    const some = fc.record({ helped: fc.boolean(), age: fc.nat(1_000), code: fc.constantFrom('C/x', 'C/y') });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(some, { maxLength: 30 }),
        (prior, list) => {
          const outcomes = list.map(({ age, ...given }) => outcome({ ...given, at: now - age * day }));
          const before = mean(prior, outcomes);
          expect(before).toBeGreaterThanOrEqual(0);
          expect(before).toBeLessThanOrEqual(1);
          expect(mean(prior, [...outcomes, outcome()])).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
