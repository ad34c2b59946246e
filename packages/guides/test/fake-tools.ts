import type { GuideTools } from '../src/tools/guide-tools.js';

const gibibyte = 2 ** 30;

/** A healthy Linux machine with a card, told otherwise where a test gives parts. */
export function fakeTools(parts: Partial<GuideTools> = {}): GuideTools {
  return {
    platform: 'linux',
    env: {},
    home: '/nowhere',
    clock: { now: () => 1_000 },
    run: async (program) =>
      program === 'nvidia-smi'
        ? { exitCode: 0, stdout: 'NVIDIA RTX 4080, 550.90, 16376, 15000\n', stderr: '' }
        : null,
    space: async () => ({ freeBytes: 50 * gibibyte, totalBytes: 100 * gibibyte, freeFiles: 1_000 }),
    memory: async () => ({ freeBytes: 20 * gibibyte, totalBytes: 32 * gibibyte, swapBytes: 0 }),
    head: async () => ({ status: 200, retryAfterSeconds: null }),
    providers: async () => ['cpu', 'cuda'],
    read: async () => null,
    inspect: async () => ({ usable: true, summary: 'All is whole.', problems: [] }),
    ...parts,
  };
}
