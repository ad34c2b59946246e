import { describe, expect, it } from 'vitest';
import { opinionWeight } from './opinion-weight.js';

const of = (name: string) => ({ name, message: 'outer', causes: [], facts: {} });

describe('what an opinion counts', () => {
  it('is more for each step inwards than any confidence about a wrapper', () => {
    expect(opinionWeight(0.5, 2, of('Error'))).toBeGreaterThan(opinionWeight(1, 1, of('Error')));
    expect(opinionWeight(0.5, 1, of('Error'))).toBeGreaterThan(opinionWeight(1, 0, of('Error')));
  });

  it('is no more than the confidence of a mere guess, however deep', () => {
    expect(opinionWeight(0.49, 3, of('Error'))).toBe(0.49);
  });

  it('is a little more for the error in a log than for the log itself', () => {
    expect(opinionWeight(0.8, 1, of(''))).toBeCloseTo(0.89);
    expect(opinionWeight(0.8, 0, of(''))).toBe(0.8);
    expect(opinionWeight(0.5, 2, of(''))).toBeGreaterThan(opinionWeight(1, 1, of('')));
  });
});
