import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Snapshots, systemClock, systemRandom } from '@retake/kernel';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('./snapshot-process.mjs', import.meta.url));
const run = '20260101-000000-abc';
const sumLength = 16;

/** A line as the journal writes it. */
function line(entry: object): string {
  const body = JSON.stringify(entry);
  const sum = createHash('sha256').update(body).digest('hex').slice(0, sumLength);
  return `{"sum":"${sum}","entry":${body}}\n`;
}

it('four processes save, prune, check and restore at once, a fifth is killed, and all that is left is whole', async () => {
  const runsDirectory = await mkdtemp(join(tmpdir(), 'retake snapshots '));
  try {
    await mkdir(join(runsDirectory, run));
    const journal = line({
      seq: 1,
      at: 1,
      runId: run,
      type: 'run.created',
      request: { model: 'm', checkpoint: 'c' },
    });
    await writeFile(join(runsDirectory, run, 'journal.jsonl'), journal);
    const words = (rounds: number) => [program, runsDirectory, run, String(rounds)];
    const victim = spawn(process.execPath, words(1_000), { stdio: 'ignore' });
    const workers = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, words(4)));
    await Promise.all(workers);
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    expect(victim.signalCode).toBe('SIGKILL');

    const snapshots = new Snapshots({ runsDirectory, clock: systemClock, random: systemRandom });
    await snapshots.prune({ run, keep: 3 });
    const left = await snapshots.list(run);
    expect(left).toHaveLength(3);
    for (const { id } of left) expect((await snapshots.check(run, id)).problems).toEqual([]);
    expect(await snapshots.restore(run, left[0]?.id ?? '')).toBeDefined();
    expect(await readFile(join(runsDirectory, run, 'journal.jsonl'), 'utf8')).toBe(journal);
  } finally {
    await rm(runsDirectory, { recursive: true, force: true });
  }
});
