import { readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { type GpuState, readGpus } from './read-gpus.js';

const second = 1_000;
const bytesPerKib = 1_024;

/** How the machine stood. Bytes and seconds. What could not be had in time is null. */
export interface SystemState {
  readonly cpu: {
    readonly cores: number;
    /** Runnable processes on average over 1, 5 and 15 minutes; zeros on Windows. */
    readonly load: readonly number[];
  };
  readonly memory: { readonly totalBytes: number; readonly availableBytes: number };
  /** Empty where there is no NVIDIA driver. */
  readonly gpus: readonly GpuState[] | null;
  /** Of the disk that holds the runs. */
  readonly disk: { readonly path: string; readonly totalBytes: number; readonly freeBytes: number } | null;
  readonly process: {
    readonly pid: number;
    readonly residentBytes: number;
    readonly heapBytes: number;
    readonly externalBytes: number;
    readonly uptimeSeconds: number;
  };
}

export interface SystemStateOptions {
  /** A folder on the disk to look at. */
  readonly directory: string;
  /** How long the slowest part may take, in milliseconds; 1,500 by default. */
  readonly deadlineMs?: number;
}

const defaultDeadlineMs = 1_500;

/** Looks at the machine now. Never throws and never takes longer than the deadline, even where a disk hangs. */
export async function systemState({
  directory,
  deadlineMs = defaultDeadlineMs,
}: SystemStateOptions): Promise<SystemState> {
  const late = new AbortController();
  const deadline = wait(deadlineMs, null, { signal: late.signal }).catch(() => null);
  const inTime = <T>(part: Promise<T>) => Promise.race([part.catch(() => null), deadline]);
  const [gpus, disk, available] = await Promise.all([
    inTime(readGpus(deadlineMs)),
    inTime(diskOf(directory)),
    inTime(availableBytes()),
  ]);
  late.abort();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    cpu: { cores: availableParallelism(), load: loadavg().map((share) => Number(share.toFixed(2))) },
    memory: { totalBytes: totalmem(), availableBytes: available ?? freemem() },
    gpus,
    disk,
    process: {
      pid: process.pid,
      residentBytes: rss,
      heapBytes: heapUsed,
      externalBytes: external,
      uptimeSeconds: Math.round(process.uptime() * second) / second,
    },
  };
}

async function diskOf(path: string) {
  const { blocks, bavail, bsize } = await statfs(path);
  return { path, totalBytes: blocks * bsize, freeBytes: bavail * bsize };
}

/** Free memory with what caches would give back, where the system tells it (Linux). */
async function availableBytes(): Promise<number | null> {
  const found = /^MemAvailable:\s+(\d+) kB/m.exec(await readFile('/proc/meminfo', 'utf8'));
  return found ? Number(found[1]) * bytesPerKib : null;
}
