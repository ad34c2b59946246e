import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';
import type { HistoryRow } from './history-rows.js';
import { HistoryStore } from './history-store.js';

const row = (run: string, seq: number, outcome: 'pending' | 'helped' = 'helped'): HistoryRow => ({
  table: 'recoveries',
  run,
  seq,
  at: 1,
  action: 'tile',
  strategyClass: 'intelligent_fallback',
  code: 'C/x',
  type: 't',
  stage: 'decode',
  device: 'cpu',
  model: 'm',
  outcome,
  seconds: 2,
  savedSeconds: 0,
});

async function open(folder?: string) {
  const home = folder ?? (await temporaryFolder());
  const path = join(home, 'history.sqlite');
  const store = new HistoryStore({ path, oldPath: join(home, 'history.json'), clock: new TestClock() });
  onTestFinished(() => store.close());
  return { home, path, store };
}
const count = async (store: HistoryStore) =>
  (await store.query('SELECT count(*) AS n FROM recoveries'))?.[0]?.n;

describe('the file of the history', () => {
  it('keeps rows, replacing those of the same event', async () => {
    const { store } = await open();
    store.add([row('r', 1, 'pending'), row('r', 2)]);
    store.add([row('r', 1)]);
    expect(await store.query('SELECT seq, outcome FROM recoveries ORDER BY seq')).toEqual([
      { seq: 1, outcome: 'helped' },
      { seq: 2, outcome: 'helped' },
    ]);
  });

  it('is shared by those who have it open', async () => {
    const one = await open();
    const other = await open(one.home);
    one.store.add([row('r', 1)]);
    await one.store.written();
    other.store.add([row('s', 1)]);
    await other.store.written();
    expect(await count(one.store)).toBe(2);
  });

  it('does exclusive steps wholly or not at all', async () => {
    const { store } = await open();
    const failed = await store.exclusively(async (transaction) => {
      await transaction.execute("INSERT INTO meta (name, value) VALUES ('a', 'b')");
      throw new Error('halfway');
    });
    expect(failed).toBeUndefined();
    expect(await store.query("SELECT * FROM meta WHERE name = 'a'")).toEqual([]);
  });

  it('is left alone when it is of a later version, and everything goes on without it', async () => {
    const { home, store: first } = await open();
    await first.query('PRAGMA user_version=99');
    await first.close();
    const { store } = await open(home);
    const told: string[] = [];
    store.onProblem((problem) => told.push(problem.code));
    store.add([row('r', 1)]);
    await store.written();
    expect(await store.query('SELECT 1')).toBeUndefined();
    expect(await store.exclusively(async () => 1)).toBeUndefined();
    expect(told).toEqual(['unknown']);
    expect(store.problem?.message).toMatch(/later version/);
    expect((await readdir(home)).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it.each([
    ['is no database', async () => Buffer.from('this is no database'.repeat(1_000))],
    ['was cut', async (whole: Buffer) => whole.subarray(0, 5_000)],
    ['has pages of something else', async (whole: Buffer) => Buffer.from(whole).fill(0xab, 4_096)],
  ])('is moved aside when it %s, which is told once, and begun anew', async (_what, spoil) => {
    const { path, home, store: first } = await open();
    first.add([row('old', 1)]);
    await first.query('PRAGMA wal_checkpoint(TRUNCATE)');
    await first.close();
    const damaged = await spoil(await readFile(path));
    await writeFile(path, damaged);
    const { store } = await open(home);
    const told: string[] = [];
    store.onProblem(({ message }) => told.push(message));
    store.add([row('r', 1)]);
    store.add([row('r', 2)]);
    await store.written();
    expect(await count(store)).toBe(2);
    const [aside, ...more] = (await readdir(home)).filter((name) => /damaged-\d+$/.test(name));
    expect(more).toEqual([]);
    expect(await readFile(join(home, String(aside)))).toEqual(damaged);
    expect(told).toEqual([
      `The history of recoveries ${path} was damaged; it is ${join(home, String(aside))} now, and a new one is begun`,
    ]);
  });

  it('tells those who come later too', async () => {
    const { path, store } = await open();
    await mkdir(path);
    await store.query('SELECT 1');
    const told: string[] = [];
    store.onProblem(({ message }) => told.push(message));
    expect(told).toEqual([expect.stringContaining(`The history of recoveries ${path} cannot be used: `)]);
  });

  it('stops trying a file that fails again and again', async () => {
    const { path, store } = await open();
    await mkdir(path);
    for (let turn = 0; turn < 3; turn += 1) await store.query('SELECT 1');
    await rmdir(path);
    expect(await store.query('SELECT 1')).toBeUndefined();
  });
});

describe('counts of earlier versions', () => {
  const counts = { 'C/x a': { helped: 2, failed: 1 }, 'C/y b c': { helped: 0, failed: 1 } };

  it('are taken over once, whoever comes first', async () => {
    const home = await temporaryFolder();
    await writeFile(join(home, 'history.json'), JSON.stringify(counts));
    for (let turn = 0; turn < 2; turn += 1) {
      const { store } = await open(home);
      const rows = await store.query(
        'SELECT code, action, outcome, type, count(*) AS n FROM recoveries GROUP BY code, action, outcome ORDER BY 1, 2, 3',
      );
      expect(rows).toEqual([
        { code: 'C/x', action: 'a', outcome: 'failed', type: null, n: 1 },
        { code: 'C/x', action: 'a', outcome: 'helped', type: null, n: 2 },
        { code: 'C/y', action: 'b c', outcome: 'failed', type: null, n: 1 },
      ]);
      await store.close();
    }
    expect(await readdir(home)).toContain('history.json');
  });

  it('that are too many keep their proportion', async () => {
    const home = await temporaryFolder();
    await writeFile(
      join(home, 'history.json'),
      JSON.stringify({ 'C/x a': { helped: 30_000, failed: 10_000 } }),
    );
    const { store } = await open(home);
    expect(await store.query('SELECT outcome, count(*) AS n FROM recoveries GROUP BY outcome')).toEqual([
      { outcome: 'failed', n: 50 },
      { outcome: 'helped', n: 150 },
    ]);
  });

  it.each([
    '',
    'not json',
    '{"C/x a":{"helped":"many","failed":0}}',
    '[1]',
    'null',
    '{"nogap":{"helped":1,"failed":1}}',
  ])('that cannot be read count as none: %s', async (content) => {
    const home = await temporaryFolder();
    await writeFile(join(home, 'history.json'), content);
    const { store } = await open(home);
    expect(await count(store)).toBe(0);
    expect(store.problem).toBeUndefined();
  });
});
