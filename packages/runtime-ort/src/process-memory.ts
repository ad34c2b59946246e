import { readFileSync } from 'node:fs';
import type { WorkerMemory } from '@retake/plugin-api';

/**
 * Memory of this process. `dataBytes` is VmData of /proc/self/status: private writable memory, what RLIMIT_DATA counts;
 * mapped weight files are not in it. Only Linux tells it.
 */
export function processMemory(): WorkerMemory {
  const residentBytes = process.memoryUsage.rss();
  const dataBytes = process.platform === 'linux' ? readDataBytes() : undefined;
  return dataBytes === undefined ? { residentBytes } : { residentBytes, dataBytes };
}

function readDataBytes(): number | undefined {
  try {
    const kilobytes = /^VmData:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
