import { describe, expect, it } from 'vitest';
import { cpuProfile } from './cpu-profile.js';
import type { Machine } from './machine.js';

const { signal } = new AbortController();
const machine: Machine = { model: 'Some CPU', cores: 2, totalBytes: 1000, availableBytes: 900 };
const profile = (more: Partial<Machine> = {}) => cpuProfile(async () => ({ ...machine, ...more }));

describe('the CPU profile', () => {
  it('is always there', async () => {
    expect(await (await profile()).detect(signal)).toBe(true);
  });

  it('tells memory and cores of the machine', async () => {
    expect((await profile()).facts).toMatchObject({
      id: 'cpu',
      kind: 'cpu',
      title: 'Some CPU, 2 cores',
      memoryBytes: 1000,
      source: 'memory of the operating system',
    });
  });

  it('counts only what a container may have', async () => {
    expect((await profile({ limitBytes: 400 })).facts).toMatchObject({
      memoryBytes: 400,
      source: 'memory limit of the container (cgroup)',
    });
  });

  it.each([
    ['a share at most, with much free', {}, 0.8],
    ['what is free, with little free', { availableBytes: 300 }, 0.3],
    ['what the container has left', { limitBytes: 500, usedBytes: 400 }, 0.2],
    [
      'what the machine has left, if that is less',
      { limitBytes: 500, usedBytes: 0, availableBytes: 50 },
      0.1,
    ],
    ['nothing when the container is over its limit', { limitBytes: 500, usedBytes: 600 }, 0],
  ])('lets a plan use %s', async (_, more, share) => {
    expect((await (await profile(more)).live?.(signal))?.usable).toBeCloseTo(share);
  });

  it('reads this very machine', async () => {
    const { facts } = await cpuProfile();
    expect(facts.memoryBytes).toBeGreaterThan(64 * 1024 ** 2);
    expect(facts.title).toMatch(/\d+ cores?$/);
    const live = await (await cpuProfile()).live?.(signal);
    expect(live?.usable).toBeGreaterThan(0);
    expect(live?.usable).toBeLessThanOrEqual(0.8);
  });
});
