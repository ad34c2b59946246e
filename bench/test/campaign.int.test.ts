import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const command = join(dirname(fileURLToPath(import.meta.url)), '../campaign.mjs');
const memory = '/dev/shm';
/** Each of the 17 types six times. */
const generations = 102;
const patienceMs = 600_000;

interface Figures {
  readonly simulated: true;
  readonly generations: number;
  readonly recoverable: number;
  readonly recovered: number;
  /** Attempts that changed nothing for a failure that is not transient. */
  readonly vain: number;
  readonly untyped: number;
  /** A hash of all decisions for each different pass. */
  readonly logs: readonly string[];
  readonly passes: number;
  readonly missed: readonly string[];
}

async function campaign(...words: string[]): Promise<Figures> {
  const env = existsSync(memory) ? { ...process.env, TMPDIR: memory } : process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [command, '--json', ...words], {
    env,
  }).catch((ended: { stdout: string }) => ended);
  return JSON.parse(stdout) as Figures;
}

describe('the simulated campaign of failures', () => {
  it('recovers what can be recovered, tries nothing in vain, ends every run typed, and decides the same again', {
    timeout: patienceMs,
  }, async () => {
    const figures = await campaign('--generations', String(generations), '--least', String(generations));
    expect(figures).toMatchObject({
      simulated: true,
      generations,
      passes: 2,
      vain: 0,
      untyped: 0,
      missed: [],
    });
    expect(figures.recoverable).toBeGreaterThan(generations / 2);
    expect(figures.recovered / figures.recoverable).toBeGreaterThanOrEqual(0.8);
    expect(figures.logs).toHaveLength(1);
  });

  it('misses its aim with fewer generations than are asked for', { timeout: patienceMs }, async () => {
    const figures = await campaign('--generations', '1', '--passes', '1', '--least', '2');
    expect(figures.missed).toContain('generations: 1');
  });
});
