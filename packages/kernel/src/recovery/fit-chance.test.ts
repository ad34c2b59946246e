import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitChance } from './fit-chance.js';

const nothing = { factor: 0, told: false };
const contradicted = { factor: 1, told: false };
const ratio = fc.double({ min: 0.05, max: 20, noNaN: true });

describe('the chance that a plan fits', () => {
  it('is even for a plan that just fits, as long as nothing speaks against the estimate', () => {
    expect(fitChance(10, 10, nothing)).toBe(0.5);
    expect(fitChance(5, 10, nothing)).toBeCloseTo(0.8);
  });

  it('is small for a step that is hardly smaller than what failed, and large for a big one', () => {
    expect(fitChance(9, 10, contradicted)).toBeLessThan(0.12);
    expect(fitChance(5, 10, contradicted)).toBeCloseTo(0.6);
    expect(fitChance(1, 10, contradicted)).toBeGreaterThan(0.97);
  });

  it('is next to nothing below what the program asked for, and surer beyond it', () => {
    const asked = { factor: 3, told: true };
    expect(fitChance(10, 29, asked)).toBeLessThan(0.02);
    expect(fitChance(10, 45, asked)).toBeGreaterThan(fitChance(10, 45, { ...asked, told: false }));
  });

  it('is a chance, and never falls when a plan asks for less', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, fc.boolean(), (peak, limit, factor, told) => {
        const error = { factor, told };
        const chance = fitChance(peak, limit, error);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(fitChance(peak / 2, limit, error)).toBeGreaterThanOrEqual(chance - 1e-12);
      }),
    );
    expect(fitChance(0, 10, contradicted)).toBe(1);
  });
});
