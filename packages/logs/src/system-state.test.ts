import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { parseGpus, readGpus } from './read-gpus.js';
import { systemState } from './system-state.js';

it('tells CPU, memory, disk and this process', async () => {
  const state = await systemState({ directory: tmpdir() });
  expect(state.cpu.cores).toBeGreaterThan(0);
  expect(state.memory.availableBytes).toBeLessThanOrEqual(state.memory.totalBytes);
  expect(state.disk?.freeBytes).toBeGreaterThan(0);
  expect(state.process).toMatchObject({ pid: process.pid });
  expect(state.process.residentBytes).toBeGreaterThan(1024 ** 2);
});

it('says null of a disk that is not there, and still tells the rest', async () => {
  const state = await systemState({ directory: '/no/such/folder' });
  expect(state.disk).toBeNull();
  expect(state.memory.totalBytes).toBeGreaterThan(0);
});

it('reads the lines of the NVIDIA driver', () => {
  const csv = 'NVIDIA GeForce RTX 4080, 16376, 15021, 98, 71\nNVIDIA T4, 15360, [N/A], [N/A], 40\n';
  expect(parseGpus(csv)).toEqual([
    {
      name: 'NVIDIA GeForce RTX 4080',
      totalBytes: 16376 * 1024 ** 2,
      usedBytes: 15021 * 1024 ** 2,
      utilizationPercent: 98,
      celsius: 71,
    },
    {
      name: 'NVIDIA T4',
      totalBytes: 15360 * 1024 ** 2,
      usedBytes: null,
      utilizationPercent: null,
      celsius: 40,
    },
  ]);
});

it('finds no cards where the driver has no program', async () => {
  expect(await readGpus(1_000, 'no-such-nvidia-smi')).toEqual([]);
});
