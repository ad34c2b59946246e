import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { cgroupMemory } from './cgroup-memory.js';
import type { Machine } from './machine.js';

const kibibyte = 1024;

/** Reads this machine: memory, the limit of a container around it, cores. */
export async function readMachine(): Promise<Machine> {
  const totalBytes = totalmem();
  const group = await cgroupMemory(totalBytes);
  return {
    model: cpus()[0]?.model.trim() || 'unknown processor',
    cores: availableParallelism(),
    totalBytes,
    availableBytes: await availableBytes(),
    ...group,
  };
}

/** Linux counts caches it can drop as available; `freemem` of older Nodes and other systems does not. */
async function availableBytes(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? freemem() : Number(kibibytes) * kibibyte;
}
