import { describe, expect, it } from 'vitest';
import { checkpointHeader, parseCheckpoint } from './checkpoint-file.js';

const data = Buffer.from('latents and scheduler state');
const file = Buffer.concat([checkpointHeader(7, data), data]);

describe('a checkpoint file', () => {
  it('gives back step and data', () => {
    const checkpoint = parseCheckpoint(file);
    expect(checkpoint?.step).toBe(7);
    expect(Buffer.from(checkpoint?.data ?? [])).toEqual(data);
  });

  it('is not read when cut at any byte', () => {
    for (let length = 0; length < file.length; length += 1)
      expect(parseCheckpoint(file.subarray(0, length))).toBeUndefined();
  });

  it('is not read with any byte changed', () => {
    for (let index = 0; index < file.length; index += 1) {
      const damaged = Buffer.from(file);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      expect(parseCheckpoint(damaged), `byte ${index}`).toBeUndefined();
    }
  });

  it('holds nothing as well as something', () => {
    expect(parseCheckpoint(Buffer.from(checkpointHeader(0, Buffer.alloc(0))))).toMatchObject({ step: 0 });
  });
});
