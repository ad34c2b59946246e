import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { Journal } from './journal.js';
import { readJournal } from './read-journal.js';

const entry = (seq: number) => ({ seq, at: 0, runId: 'r', type: 'worker', pid: seq });

/** A small disk of its own; without the right to mount one, the test is left out. */
async function smallDisk(context: TestContext, bytes: number): Promise<string> {
  const disk = join(await temporaryFolder(), 'disk');
  await mkdir(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    context.skip('mounting a disk takes root on Linux');
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** What is left of a disk, taken; all of it in one file. */
async function fill(path: string): Promise<void> {
  const chunk = new Uint8Array(4096);
  for (;;) {
    try {
      await appendFile(path, chunk);
    } catch {
      return;
    }
  }
}

const long = (seq: number, bytes: number) => ({ ...entry(seq), note: 'x'.repeat(bytes) });

describe('a journal on a full disk', () => {
  it('takes what has happened all the same, and nothing else', async (context) => {
    const disk = await smallDisk(context, 262_144);
    const path = join(disk, 'journal.jsonl');
    const journal = Journal.open(path, 0);
    journal.append(entry(1));
    await fill(join(disk, 'other'));
    expect(() => journal.append(long(2, 8192))).toThrow('ENOSPC');
    journal.appendAnyway(long(2, 8192));
    expect((await readJournal(path)).events).toEqual([entry(1), long(2, 8192)]);
    journal.close();
  });

  it('writes what even its reserve did not hold once there is space, in order', async (context) => {
    const disk = await smallDisk(context, 262_144);
    const path = join(disk, 'journal.jsonl');
    const journal = Journal.open(path, 0);
    journal.append(entry(1));
    await fill(join(disk, 'other'));
    journal.appendAnyway(long(2, 100_000));
    journal.appendAnyway(entry(3));
    expect(() => journal.append(entry(4))).toThrow('ENOSPC');
    expect((await readJournal(path)).events).toEqual([entry(1)]);
    await rm(join(disk, 'other'));
    journal.close();
    expect((await readJournal(path)).events).toEqual([entry(1), long(2, 100_000), entry(3)]);
  });
});

describe('a journal file', () => {
  it('holds what was appended', async () => {
    const path = join(await temporaryFolder(), 'journal.jsonl');
    const journal = Journal.open(path, 0);
    journal.append(entry(1));
    journal.append(entry(2));
    await journal.commit();
    journal.close();
    expect((await readJournal(path)).events).toEqual([entry(1), entry(2)]);
  });

  it('cuts off a torn tail before it appends', async () => {
    const path = join(await temporaryFolder(), 'journal.jsonl');
    await writeFile(path, '');
    const first = Journal.open(path, 0);
    first.append(entry(1));
    first.close();
    await appendFile(path, '{"sum":"torn');
    const { bytes } = await readJournal(path);
    const second = Journal.open(path, bytes);
    second.append(entry(2));
    second.close();
    expect(await readFile(path, 'utf8')).not.toContain('torn');
    expect((await readJournal(path)).events).toEqual([entry(1), entry(2)]);
  });

  it('can be closed twice and committed after', async () => {
    const journal = Journal.open(join(await temporaryFolder(), 'journal.jsonl'), 0);
    journal.close();
    journal.close();
    await expect(journal.commit()).resolves.toBeUndefined();
  });
});
