import { cpus, freemem, release, totalmem } from 'node:os';
import { showBytes } from '../show/bytes.js';
import type { Check } from './check.js';

const oldestNode: readonly [number, number] = [20, 19];
const comfortableBytes = 2 * 2 ** 30;

/** Node, the system, processor and memory. */
export function checkMachine(): Check[] {
  return [checkNode(process.versions.node), checkSystem(), checkMemory()];
}

/** @param version such as `20.20.2` */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fine = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const check = { id: 'node', text: `Node ${version}`, facts: { version } } as const;
  return fine
    ? { ...check, state: 'ok' }
    : { ...check, state: 'fail', hint: `Install Node ${oldestNode.join('.')} or newer.` };
}

function checkSystem(): Check {
  const [first] = cpus();
  const cores = cpus().length;
  const text = `${process.platform} ${process.arch}, ${first?.model.trim() ?? 'unknown processor'}, ${cores} threads`;
  const facts = { platform: process.platform, arch: process.arch, release: release(), threads: cores };
  return { id: 'system', state: 'ok', text, facts };
}

function checkMemory(): Check {
  // A container's limit, where there is one, is what counts.
  const limit = process.constrainedMemory();
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const free = Math.min(freemem(), total);
  const check = {
    id: 'memory',
    text: `${showBytes(free)} of ${showBytes(total)} memory free`,
    facts: { freeBytes: free, totalBytes: total },
  } as const;
  return free >= comfortableBytes
    ? { ...check, state: 'ok' }
    : {
        ...check,
        state: 'warn',
        hint: 'Close other programs, or give --memory a limit so that plans are frugal.',
      };
}
