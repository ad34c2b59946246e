import { readFileSync } from 'node:fs';
import type { WorkerMemory } from '@retake/plugin-api';

/**
 * Memory of this process. `dataBytes` is VmData of /proc/self/status: what RLIMIT_DATA counts. Weight files are
 * in it while mapped, because ONNX Runtime maps them privately and writable. Only Linux tells it.
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
