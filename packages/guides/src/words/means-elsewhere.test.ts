import { expect, test } from 'vitest';
import { meansElsewhere } from './means-elsewhere.js';
import { keptSteps, onlyThatStep } from './shared.js';

test('nothing is said to be kept that only Retake keeps', () => {
  expect(meansElsewhere(`${keptSteps} It will fail again.`)).toBe('It will fail again.');
  expect(meansElsewhere(`${keptSteps} ${onlyThatStep}`)).toMatch(/most likely lost/);
  expect(meansElsewhere('Nothing is lost.')).toBe('Nothing is lost.');
});
