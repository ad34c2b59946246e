import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageCheckpoints } from '@retake/plugin-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatLine } from '../journal/journal-line.js';
import { lockRun } from '../journal/run-lock.js';
import { checkpointFolder } from '../run/checkpoint-folder.js';
import { measureFiles } from '../run/stage-files.js';
import { Snapshots } from './snapshots.js';

const run = '20260101-000000-abc';
const safetensors = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]),
  Buffer.from('{}'),
  Buffer.from([7]),
]);
let runsDirectory: string;
let folder: string;
let now: number;
let snapshots: Snapshots;
let checkpoints: StageCheckpoints;

beforeEach(async () => {
  runsDirectory = await mkdtemp(join(tmpdir(), 'retake snapshots '));
  folder = join(runsDirectory, run);
  now = Date.UTC(2026, 0, 1);
  let count = 0;
  const random = { next: () => 0.5, id: () => `r${++count}` };
  const clock = { now: () => now, sleep: async () => undefined };
  snapshots = new Snapshots({ runsDirectory, clock, random });
  const directory = join(folder, 'stages/encode_text-1');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'e.safetensors'), safetensors);
  const files = await measureFiles(folder, directory, { e: join(directory, 'e.safetensors') });
  await writeJournal([
    { type: 'run.created', request: { model: 'wan-t2v', checkpoint: '/c' } },
    {
      type: 'stage.finished',
      stage: 'encode_text',
      key: 'k',
      index: 0,
      directory: 'stages',
      files,
      facts: {},
    },
    { type: 'stage.started', stage: 'denoise', key: 'l', index: 1, title: 'Denoise' },
    { type: 'checkpoint', stage: 'denoise', step: 3, bytes: 11 },
  ]);
  const silent = { loaded: () => undefined, saved: () => undefined };
  checkpoints = checkpointFolder(join(folder, 'checkpoints/denoise-2'), silent);
  await checkpoints.save(3, safetensors);
});
afterEach(() => rm(runsDirectory, { recursive: true, force: true }));

async function writeJournal(events: readonly object[]): Promise<void> {
  const lines = events.map((event, index) => formatLine({ seq: index + 1, at: now, runId: run, ...event }));
  await writeFile(join(folder, 'journal.jsonl'), lines.join(''));
}

/** The run goes two steps on and ends. */
async function goOn(): Promise<void> {
  await checkpoints.save(4, Buffer.from('later'));
  await checkpoints.save(5, Buffer.from('later still'));
  const line = formatLine({ seq: 5, at: now, runId: run, type: 'run.canceled', reason: 'x' });
  await appendFile(join(folder, 'journal.jsonl'), line);
  await rm(join(folder, 'stages'), { recursive: true });
}

describe('a snapshot', () => {
  it('says where the run stood and holds what it can be gone on from, as JSON and safetensors', async () => {
    const saved = await snapshots.save(run, { label: 'before the party' });
    expect(saved).toMatchObject({ run, seq: 4, stage: 'denoise', step: 3, label: 'before the party' });
    expect(saved.files.map(({ path }) => path)).toEqual([
      'journal.jsonl',
      'stages/encode_text-1/e.safetensors',
      'checkpoints/denoise-2/step-0000003.safetensors',
    ]);
    const copy = join(folder, 'snapshots', saved.id, 'checkpoints/denoise-2/step-0000003.safetensors');
    expect((await readFile(copy)).equals(safetensors)).toBe(true);
    expect(await snapshots.list()).toEqual([saved]);
    expect(await snapshots.check(run, saved.id)).toEqual({ snapshot: saved.id, problems: [] });
  });

  it('brings back journal, outputs and checkpoint, and keeps what was there', async () => {
    const { id } = await snapshots.save(run);
    const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
    await goOn();
    const before = await snapshots.restore(run, id);
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe(journal);
    expect((await readFile(join(folder, 'stages/encode_text-1/e.safetensors'))).equals(safetensors)).toBe(
      true,
    );
    const loaded = await checkpoints.load();
    expect(loaded?.step).toBe(3);
    expect(safetensors.equals(loaded?.data ?? new Uint8Array())).toBe(true);
    await snapshots.restore(run, before?.id ?? '');
    expect((await checkpoints.load())?.step).toBe(5);
  });

  it('brings back a run whose journal is lost', async () => {
    const { id } = await snapshots.save(run);
    await writeFile(join(folder, 'journal.jsonl'), 'nothing that could be read\n');
    expect(await snapshots.restore(run, id)).toBeUndefined();
    expect((await snapshots.save(run)).seq).toBe(4);
  });

  it('is not restored under a process that drives the run', async () => {
    const { id } = await snapshots.save(run);
    const lock = await lockRun(join(folder, 'lock'), 'other');
    await expect(snapshots.restore(run, id)).rejects.toMatchObject({ code: 'run_locked' });
    await lock.release();
  });
});

describe('a damaged snapshot', () => {
  it.each([
    ['journal.jsonl', 'checksum'],
    ['checkpoints/denoise-2/step-0000003.safetensors', 'checksum'],
    ['snapshot.json', 'snapshot.json'],
  ])('with one other byte in %s is known, refused, and leaves the run alone', async (path, words) => {
    const { id } = await snapshots.save(run);
    await goOn();
    const file = join(folder, 'snapshots', id, path);
    const bytes = await readFile(file);
    bytes[bytes.length - 4] = (bytes[bytes.length - 4] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const { problems } = await snapshots.check(run, id);
    expect(problems.join()).toContain(words);
    const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
    await expect(snapshots.restore(run, id)).rejects.toMatchObject({ code: 'snapshot_invalid' });
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe(journal);
    expect((await checkpoints.load())?.step).toBe(5);
    expect((await readdir(folder)).filter((name) => name.endsWith('.restoring'))).toEqual([]);
  });

  it('of another version is refused', async () => {
    const { id } = await snapshots.save(run);
    const file = join(folder, 'snapshots', id, 'snapshot.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version": 1', '"version": 2'));
    expect((await snapshots.check(run, id)).problems.join()).toContain('version is 2');
  });
});

it('prunes by count and by age', async () => {
  const ids: string[] = [];
  for (let day = 0; day < 5; day += 1) {
    ids.push((await snapshots.save(run)).id);
    now += 86_400_000;
  }
  expect(await snapshots.prune({ keep: 4 })).toEqual([ids[0]]);
  expect(await snapshots.prune({ run, olderThanMs: 2.5 * 86_400_000 })).toEqual([ids[2], ids[1]]);
  expect((await snapshots.list(run)).map(({ id }) => id)).toEqual([ids[4], ids[3]]);
});

describe('snapshots whose manifest cannot be used', () => {
  const break1 = (id: string) => writeFile(join(folder, 'snapshots', id, 'snapshot.json'), '{"format":');

  it('are told with the reason', async () => {
    const { id } = await snapshots.save(run);
    await break1(id);
    expect(await snapshots.list()).toEqual([]);
    expect(await snapshots.unreadable()).toEqual([{ run, id, problem: expect.stringContaining('JSON') }]);
  });

  it('are pruned before any that can, and by the time in their id', async () => {
    const lost = (await snapshots.save(run)).id;
    await break1(lost);
    now += 86_400_000;
    const whole = (await snapshots.save(run)).id;
    expect(await snapshots.prune({ keep: 2 })).toEqual([]);
    expect(await snapshots.prune({ olderThanMs: 2 * 86_400_000 })).toEqual([]);
    expect(await snapshots.prune({ olderThanMs: 3_600_000 })).toEqual([lost]);
    await break1((await snapshots.save(run)).id);
    await snapshots.prune({ keep: 1 });
    expect(await snapshots.ids(run)).toEqual([whole]);
  });
});

it('keeps no copy for a restore that was refused', async () => {
  const { id } = await snapshots.save(run);
  await writeFile(join(folder, 'snapshots', id, 'journal.jsonl'), 'other');
  await expect(snapshots.restore(run, id)).rejects.toMatchObject({ code: 'snapshot_invalid' });
  expect(await snapshots.ids(run)).toEqual([id]);
});

it('sweeps away what a killed process left half saved, but not what is being saved', async () => {
  await snapshots.save(run);
  const left = join(folder, 'snapshots', '.old.saving');
  await mkdir(left);
  await utimes(left, 0, 0);
  await mkdir(join(folder, 'snapshots', '.new.saving'));
  now = Date.now();
  await snapshots.prune({ run });
  const names = await readdir(join(folder, 'snapshots'));
  expect(names.filter((name) => name.startsWith('.'))).toEqual(['.new.saving']);
});

it('refuses names that lead elsewhere', async () => {
  await expect(snapshots.list('../x')).rejects.toMatchObject({ code: 'run_not_found' });
  await expect(snapshots.check(run, '../x')).rejects.toMatchObject({ code: 'snapshot_not_found' });
});
