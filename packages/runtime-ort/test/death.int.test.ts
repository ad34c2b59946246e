import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TensorWorker } from '@retake/plugin-api';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { endless, endlessFeed, floats, sumAndProduct } from './graphs.js';
import { createRuntime, isAlive, openWorker } from './runtime.js';

const endlessRun = (worker: TensorWorker, signal?: AbortSignal) =>
  worker.run({ target: endless(), feeds: endlessFeed, keep: ['y'] }, signal);
const gone = (pid: number) =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 20 });

describe('the end of a process', () => {
  it('leaves evidence and fails every waiting call when killed', async () => {
    const worker = await openWorker({ memoryBytes: 1e9 });
    const bad = { a: floats([1, 2]), b: floats([1, 2, 3]) };
    await worker.run({ target: sumAndProduct(), feeds: bad, fetch: ['sum'] }).catch(() => undefined);
    const calls = [endlessRun(worker), worker.put(floats([1]))];
    process.kill(worker.pid, 'SIGKILL');
    const results = await Promise.allSettled(calls);
    for (const result of results)
      expect(result).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'worker_died',
          message: 'The inference process ended in "endless" (signal SIGKILL).',
          facts: { pid: worker.pid, op: 'endless', signal: 'SIGKILL', exitCode: null, limitBytes: 1e9 },
        },
      });
    const tail = String(
      (results[0] as { reason: { facts: { stderrTail: string } } }).reason.facts.stderrTail,
    );
    expect(tail).toContain('[E:onnxruntime');
    expect(tail).not.toContain('\u001b');
  });

  it('is told to later calls too', async () => {
    const worker = await openWorker();
    process.kill(worker.pid, 'SIGKILL');
    await gone(worker.pid);
    await expect(worker.put(floats([1]))).rejects.toMatchObject({ code: 'worker_died' });
    await expect(worker.put(floats([1]))).rejects.toMatchObject({ facts: { signal: 'SIGKILL' } });
  });

  it.runIf(process.platform !== 'win32')('is brought about when it gives no sign of life', async () => {
    const worker = await openWorker({}, { heartbeatMs: 20, hangMs: 400 });
    const run = endlessRun(worker);
    process.kill(worker.pid, 'SIGSTOP');
    await expect(run).rejects.toMatchObject({
      code: 'worker_hung',
      message: expect.stringContaining('It was in "endless".'),
      facts: { pid: worker.pid, silentMs: 400 },
    });
    await gone(worker.pid);
  });

  it('is not brought about by long work', async () => {
    const worker = await openWorker({}, { heartbeatMs: 20, hangMs: 1_000 });
    const control = new AbortController();
    const run = endlessRun(worker, control.signal);
    const longerThanAHang = AbortSignal.timeout(2_000);
    await once(longerThanAHang, 'abort');
    expect(isAlive(worker.pid)).toBe(true);
    control.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  });

  it('follows the end of its parent, even in the middle of work', async () => {
    const parent = fork(fileURLToPath(new URL('./parent.mjs', import.meta.url)), {
      serialization: 'advanced',
    });
    parent.send({ target: endless(), feeds: endlessFeed });
    const [pid] = (await once(parent, 'message')) as [number];
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await gone(pid);
  });
});

describe('closing and aborting', () => {
  it('ends an idle process', async () => {
    const worker = await openWorker();
    await worker.close();
    expect(isAlive(worker.pid)).toBe(false);
    await expect(worker.put(floats([1]))).rejects.toMatchObject({ code: 'canceled' });
    await expect(worker.close()).resolves.toBeUndefined();
  });

  it('ends a process in the middle of work and tells the caller', async () => {
    const worker = await openWorker();
    const run = endlessRun(worker).catch((error) => error);
    await worker.close();
    expect(isAlive(worker.pid)).toBe(false);
    expect(await run).toMatchObject({ code: 'canceled' });
  });

  it.runIf(process.platform !== 'win32')('ends a stopped process', async () => {
    const worker = await openWorker({}, { closeMs: 50 });
    process.kill(worker.pid, 'SIGSTOP');
    await worker.close();
    expect(isAlive(worker.pid)).toBe(false);
  });

  it('never throws for a process that is gone', async () => {
    const worker = await openWorker();
    process.kill(worker.pid, 'SIGKILL');
    await expect(worker.close()).resolves.toBeUndefined();
  });

  it('aborts a call at once with the reason given, and can be closed then', async () => {
    const worker = await openWorker();
    const control = new AbortController();
    const run = endlessRun(worker, control.signal);
    control.abort(new Error('changed my mind'));
    await expect(run).rejects.toThrow('changed my mind');
    await worker.close();
    expect(isAlive(worker.pid)).toBe(false);
  });

  it('frees what an aborted call brought into being', async () => {
    const worker = await openWorker();
    const control = new AbortController();
    const call = { target: sumAndProduct(), feeds: { a: floats([1]), b: floats([1]) }, keep: ['sum'] };
    const run = worker.run(call, control.signal);
    control.abort(new Error('changed my mind'));
    await expect(run).rejects.toThrow('changed my mind');
    await worker.put(floats([1]));
    await worker.free([]);
    await expect(worker.get({ remote: 1, dims: [1] })).rejects.toThrow('tensor 1 is not in this process');
  });

  it('does not start for a signal that is aborted already', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(createRuntime().open({ memoryBytes: null, signal })).rejects.toThrow('too late');
  });

  it('stops starting when aborted', async () => {
    const control = new AbortController();
    const opening = createRuntime().open({ memoryBytes: null, signal: control.signal });
    control.abort(new Error('changed my mind'));
    await expect(opening).rejects.toThrow('changed my mind');
  });

  it('gives up a start that takes too long', async () => {
    await expect(createRuntime({ startMs: 1 }).open({ memoryBytes: null })).rejects.toMatchObject({
      code: 'worker_start_failed',
      message: 'The inference process did not start: it was not ready after 1 ms.',
    });
  });
});

describe('where and how a process runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake wörker 作業 '));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(process.platform === 'linux')(
    'sends no usage data and ignores the options of its parent',
    async () => {
      vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=123');
      const worker = await openWorker().finally(() => vi.unstubAllEnvs());
      const environment = readFileSync(`/proc/${worker.pid}/environ`, 'utf8').split('\0');
      expect(environment).toContain('ORT_DISABLE_TELEMETRY=1');
      expect(environment.some((entry) => entry.startsWith('NODE_OPTIONS='))).toBe(false);
    },
  );

  it('runs from a folder with spaces and unicode, with a limit too', async () => {
    const packageFolder = fileURLToPath(new URL('..', import.meta.url));
    cpSync(join(packageFolder, 'dist'), join(folder, 'dist'), { recursive: true });
    symlinkSync(join(packageFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const copy: typeof import('@retake/runtime-ort') = await import(
      pathToFileURL(join(folder, 'dist', 'index.js')).href
    );
    const { clock, log } = await import('./runtime.js');
    const worker = await new copy.OrtRuntime(clock, log).open({ memoryBytes: 1e9, threads: 1 });
    try {
      const feeds = { a: floats([1]), b: floats([2]) };
      const { fetched } = await worker.run({ target: sumAndProduct(), feeds, fetch: ['sum'] });
      expect(fetched.sum).toEqual(floats([3]));
    } finally {
      await worker.close();
    }
  });
});
