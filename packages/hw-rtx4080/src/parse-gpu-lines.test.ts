import { describe, expect, it } from 'vitest';
import { parseGpuLines } from './parse-gpu-lines.js';

describe('the lines of nvidia-smi', () => {
  it('give name, sizes in bytes and compute capability, one card a line', () => {
    expect(
      parseGpuLines('NVIDIA GeForce RTX 4080, 16376, 15000, 8.9\r\nNVIDIA T400, 2048, 1, 7.5\n'),
    ).toEqual([
      {
        name: 'NVIDIA GeForce RTX 4080',
        memoryBytes: 16376 * 2 ** 20,
        freeBytes: 15000 * 2 ** 20,
        computeCapability: '8.9',
      },
      { name: 'NVIDIA T400', memoryBytes: 2048 * 2 ** 20, freeBytes: 2 ** 20, computeCapability: '7.5' },
    ]);
  });

  it.each([
    '',
    'No devices were found',
    'NVIDIA-SMI has failed because it could not talk to the driver.',
    'X, [N/A], 1, 8.9',
  ])('give nothing for: %s', (text) => {
    expect(parseGpuLines(text)).toEqual([]);
  });
});
