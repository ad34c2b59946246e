import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { parseGpus, readGpus } from './read-gpus.js';
import { systemState } from './system-state.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

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

it.skipIf(process.platform === 'win32')('tells of the cards that nvidia-smi on the PATH lists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake smi '));
  try {
    const program = join(folder, 'nvidia-smi');
    const asks =
      '--query-gpu=name,memory.total,memory.used,utilization.gpu,temperature.gpu --format=csv,noheader,nounits';
    writeFileSync(program, `#!/bin/sh\n[ "$*" = "${asks}" ] && echo 'NVIDIA T4, 15360, 1024, 7, 40'\n`);
    chmodSync(program, 0o755);
    vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter));
    const { gpus } = await systemState({ directory: folder, deadlineMs: 60_000 });
    expect(gpus).toEqual([
      {
        name: 'NVIDIA T4',
        totalBytes: 15360 * 1024 ** 2,
        usedBytes: 2 ** 30,
        utilizationPercent: 7,
        celsius: 40,
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
