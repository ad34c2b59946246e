import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followLog } from './follow-log.js';
import type { LogRecord } from './log-record.js';
import { readLog } from './read-log.js';
import { RunLogs } from './run-logs.js';
import type { SeenEvent } from './tell-event.js';

let runsDirectory: string;
beforeEach(async () => {
  runsDirectory = await mkdtemp(join(tmpdir(), 'retake-logs-'));
});
afterEach(() => rm(runsDirectory, { recursive: true, force: true }));

const run = '20260101-000000-abc';
const at = 2_000;
const event = (type: string, more: object = {}): SeenEvent => ({ type, at, runId: run, ...more });

function job(events: readonly SeenEvent[], before?: (event: SeenEvent) => void) {
  return {
    id: run,
    async *events() {
      for (const one of events) {
        before?.(one);
        yield one;
      }
    },
  };
}

async function all(lines: AsyncIterable<LogRecord>): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const record of lines) records.push(record);
  return records;
}

const failed = [
  event('run.created', { request: { prompt: 'a fox', token: 'abc' } }),
  event('stage.started', { stage: 'denoise', title: 'Denoise', index: 1 }),
  event('failure', { failure: { code: 'X/y', userMessage: 'The memory is full.' }, attempt: 1 }),
  event('recovery.applied', { action: { id: 'tile', title: 'Decode in tiles' }, changes: [] }),
  event('run.failed', { failure: { code: 'X/y' }, nextSteps: ['Free memory.'] }),
];

it('tells a failure with stage, attempt, stack, causes and the state of the machine', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at });
  const error = new Error('out of memory', { cause: new Error('mmap failed') });
  await logs.follow(
    job(failed, ({ type }) => {
      if (type === 'failure') logs.logger.warn({ run, err: error, code: 'X/y', stage: 'denoise' }, 'full');
    }),
  );
  const records = await all(readLog(runsDirectory, run));
  const failure = records.find(({ fields }) => fields.event === 'failure');
  expect(failure).toMatchObject({ level: 'ERROR', run, stage: 'denoise', attempt: 1 });
  expect(failure?.fields).toMatchObject({
    err: { message: 'out of memory', causes: [{ message: 'mmap failed' }] },
    system: { process: { pid: process.pid } },
  });
  const levels = records.filter(({ fields }) => fields.event).map(({ level, attempt }) => [level, attempt]);
  expect(levels).toEqual([
    ['INFO', 1],
    ['INFO', 1],
    ['ERROR', 1],
    ['RECOVERY', 2],
    ['USER_ACTION', 2],
  ]);
  expect(JSON.stringify(records)).not.toContain('"abc"');
});

it('does not tell again what happened before, and still counts it', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at });
  const past = failed.map((one) => ({ ...one, at: at - 1 }));
  await logs.follow(job([...past, event('run.resumed')]));
  const records = await all(readLog(runsDirectory, run));
  expect(records.map(({ level, attempt }) => [level, attempt])).toEqual([['USER_ACTION', 2]]);
});

it('keeps what was logged before the run for its log', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at });
  logs.logger.warn({ plugin: 'x' }, 'a plugin is gone');
  await logs.follow(job([event('run.started')]));
  const [first] = await all(readLog(runsDirectory, run));
  expect(first).toMatchObject({ level: 'WARN', msg: 'a plugin is gone', run });
});

it('fails nothing when the log cannot be written', async () => {
  await writeFile(join(runsDirectory, run), 'a file where the folder should be');
  const logs = new RunLogs({ runsDirectory, now: () => at });
  await expect(logs.follow(job(failed))).resolves.toBeUndefined();
  expect(() => logs.logger.error({ run }, 'still fine')).not.toThrow();
});

it('rotates by size, packs, drops the oldest, and reads across files in order', async () => {
  const rotation = { size: '2K', files: 3 };
  const count = 120;
  const steps = Array.from({ length: count }, (_, step) => event('checkpoint', { stage: 'denoise', step }));
  const logs = new RunLogs({ runsDirectory, now: () => at, rotation });
  await logs.follow(
    job(steps, () => logs.logger.info({ run, filler: Math.random().toString(36).repeat(4) }, 'x')),
  );
  const names = await readdir(join(runsDirectory, run, 'logs'));
  expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(3);
  const told = (await all(readLog(runsDirectory, run))).flatMap(({ fields }) => fields.step ?? []);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(count);
  expect(told).toEqual([...told].sort((a, b) => Number(a) - Number(b)));
  expect(told.at(-1)).toBe(count - 1);
});

it('packs a file that is older than its interval when a run is gone on with', async () => {
  const log = (now: number, type: string) =>
    new RunLogs({ runsDirectory, now: () => now, rotation: { interval: '6h' } }).follow(
      job([event(type, { at: now })]),
    );
  const names = () => readdir(join(runsDirectory, run, 'logs'));
  const { now } = Date;
  await log(now(), 'run.started');
  await log(now() + 5 * 3_600_000, 'run.resumed');
  expect(await names()).toEqual(['retake.jsonl']);
  await log(now() + 7 * 3_600_000, 'run.resumed');
  expect((await names()).sort()).toEqual(['retake.jsonl', 'retake.jsonl.1.gz']);
  const told = (await all(readLog(runsDirectory, run))).map(({ fields }) => fields.event);
  expect(told).toEqual(['run.started', 'run.resumed', 'run.resumed']);
});

it('rotates by age while the run goes on', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at, rotation: { interval: '1s' } });
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const writing = logs.follow({
    id: run,
    async *events() {
      yield event('run.started');
      await gate;
      yield event('run.finished', { files: {}, report: 'r' });
    },
  });
  const names = () => readdir(join(runsDirectory, run, 'logs')).catch((): string[] => []);
  await expect.poll(names, { timeout: 10_000 }).toContain('retake.jsonl.1.gz');
  go();
  await writing;
  expect((await all(readLog(runsDirectory, run))).map(({ fields }) => fields.event)).toEqual([
    'run.started',
    'run.finished',
  ]);
});

it('leaves prompts out of what was logged before the run and of runs that are gone on with', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at, prompts: true });
  logs.logger.warn({}, 'a red fox is no prompt in German');
  const created = event('run.created', { at: at - 1, request: { prompt: 'a red fox' } });
  await logs.follow(
    job([created, event('run.resumed')], ({ type }) => {
      if (type === 'run.resumed') logs.logger.error({ run, err: new Error('cut: a red fox') }, 'a red fox');
    }),
  );
  const text = JSON.stringify(await all(readLog(runsDirectory, run)));
  expect(text).toContain('in German');
  expect(text).not.toContain('fox');
});

it('keeps lines whose fields cannot be read, or are called like those of every line', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at });
  const broken = {
    get x() {
      throw new Error('no');
    },
  };
  await logs.follow(
    job([event('run.started'), event('run.finished')], ({ type }) => {
      if (type !== 'run.finished') return;
      logs.logger.info({ run, inner: broken }, 'first');
      logs.logger.info({ run, level: 'high', time: 'noon', msg: 'm' }, 'second');
    }),
  );
  const records = await all(readLog(runsDirectory, run));
  expect(records.map(({ msg }) => msg)).toEqual(['the run started', 'first', 'second', 'the run finished']);
  expect(records[2]?.fields).toMatchObject({ level: 'INFO', level_: 'high', time_: 'noon', msg_: 'm' });
});

it('is followed while it is written, to the end of the run', async () => {
  const logs = new RunLogs({ runsDirectory, now: () => at });
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const writing = logs.follow({
    id: run,
    async *events() {
      yield event('run.started');
      await gate;
      yield event('run.finished', { files: {}, report: 'r' });
    },
  });
  await expect.poll(() => readdir(join(runsDirectory, run, 'logs')).catch(() => [])).not.toEqual([]);
  const seen: unknown[] = [];
  for await (const record of followLog(runsDirectory, run, new AbortController().signal)) {
    seen.push(record.fields.event);
    go();
  }
  await writing;
  expect(seen).toEqual(['run.started', 'run.finished']);
});

it('refuses names that lead out of the folder', async () => {
  await expect(all(readLog(runsDirectory, '../x'))).rejects.toMatchObject({ code: 'run_not_found' });
});
