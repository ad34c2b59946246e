import { describe, expect, it } from 'vitest';
import { timestepEmbedding } from './timestep-embedding.js';

describe('timestepEmbedding', () => {
  it('starts with cosines', () => {
    const { data, dims } = timestepEmbedding([0], 8);
    expect(dims).toEqual([1, 8]);
    expect([...data]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('falls from the timestep itself towards a ten-thousandth of it', () => {
    const { data } = timestepEmbedding([999], 256);
    expect(data[0]).toBeCloseTo(Math.cos(999), 5);
    expect(data[128]).toBeCloseTo(Math.sin(999), 5);
    expect(data[255]).toBeCloseTo(Math.sin(999 * 10000 ** (-127 / 128)), 5);
  });

  it('rounds the angle to float32 before it takes the cosine', () => {
    const frequency = Math.fround(
      Math.exp(Math.fround(Math.fround(Math.fround(-Math.log(10000)) * 3) / 128)),
    );
    const { data } = timestepEmbedding([867], 256);
    expect(data[3]).toBe(Math.fround(Math.cos(Math.fround(867 * frequency))));
  });

  it('puts each timestep into a row of its own', () => {
    const { data, dims } = timestepEmbedding([0, 867.5], 256);
    expect(dims).toEqual([2, 256]);
    expect(data.subarray(256)).toEqual(timestepEmbedding([867.5], 256).data);
  });
});
