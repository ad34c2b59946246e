import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Logger, TensorWorker, WorkerOptions } from '@retake/plugin-api';
import { type OrtConfig, OrtRuntime } from '@retake/runtime-ort';
import { afterEach } from 'vitest';

export const clock: Clock = { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };
export const log: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

export function createRuntime(config: Partial<OrtConfig> = {}): OrtRuntime {
  return new OrtRuntime(clock, log, config);
}

const open: TensorWorker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((worker) => worker.close()));
});

/** A worker that is closed after the test. */
export async function openWorker(
  options: Partial<WorkerOptions> = {},
  config: Partial<OrtConfig> = {},
): Promise<TensorWorker> {
  const worker = await createRuntime(config).open({ memoryBytes: null, threads: 2, ...options });
  open.push(worker);
  return worker;
}

/** True while a process exists; one that waits for its parent to notice its end does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A figure of /proc/<pid>/status in bytes. Linux only. */
export function statusBytes(pid: number, field: string): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1024;
}
