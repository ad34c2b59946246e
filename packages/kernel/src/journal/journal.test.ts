import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { Journal } from './journal.js';
import { readJournal } from './read-journal.js';

const entry = (seq: number) => ({ seq, at: 0, runId: 'r', type: 'worker', pid: seq });

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
