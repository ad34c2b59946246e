import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { lifeDescriptor } from './descriptors.js';
import { frameHead } from './frame.js';
import type { Beat } from './messages.js';
import { processMemory } from './process-memory.js';

const { intervalMs } = workerData as { readonly intervalMs: number };

/** Tells the parent that this process lives. When nobody listens any more the process ends, whatever it is doing. */
function beat(): void {
  const { user, system } = process.cpuUsage();
  const content: Beat = { ...processMemory(), cpuMs: (user + system) / 1000 };
  try {
    writeSync(lifeDescriptor, frameHead(content, []));
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

beat();
setInterval(beat, intervalMs);
parentPort?.postMessage('beating');
