import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Physical cores this process may use; hyper-threads do not help dense arithmetic. */
export function physicalCores(): number {
  const logical = availableParallelism();
  if (process.platform !== 'linux') return logical;
  try {
    return Math.min(logical, countCores(readFileSync('/proc/cpuinfo', 'utf8')) || logical);
  } catch {
    return logical;
  }
}

/** Different pairs of socket and core in the text of /proc/cpuinfo; 0 where it does not tell. */
export function countCores(cpuinfo: string): number {
  const cores = cpuinfo.split('\n\n').flatMap((processor) => {
    const core = /^core id\s*:\s*(\d+)/m.exec(processor)?.[1];
    const socket = /^physical id\s*:\s*(\d+)/m.exec(processor)?.[1] ?? '0';
    return core === undefined ? [] : [`${socket}/${core}`];
  });
  return new Set(cores).size;
}
