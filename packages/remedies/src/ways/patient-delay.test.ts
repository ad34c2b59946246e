import { expect, it } from 'vitest';
import { patientDelay } from './patient-delay.js';

it('lies between a second and what doubles up to a minute', () => {
  const longest = [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];
  longest.forEach((most, index) => {
    expect(patientDelay(index + 1, 1)).toBe(most);
    expect(patientDelay(index + 1, 0.5)).toBe((1000 + most) / 2);
    expect(patientDelay(index + 1, 0)).toBe(1000);
  });
  expect(patientDelay(2000, 0.999)).toBeLessThanOrEqual(60_000);
});
