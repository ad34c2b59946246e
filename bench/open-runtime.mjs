import { setTimeout as sleep } from 'node:timers/promises';
import { OrtRuntime } from '@retake/runtime-ort';

const clock = { now: () => Date.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** An inference process for a benchmark. `memoryBytes` null means no limit. */
export async function openRuntime(threads, memoryBytes = null) {
  const worker = await new OrtRuntime(clock, quiet).open({ memoryBytes, threads });
  return { worker, close: () => worker.close() };
}
