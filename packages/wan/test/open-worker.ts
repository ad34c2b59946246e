import type { TensorWorker, WorkerOptions } from '@retake/plugin-api';
import { OrtRuntime } from '@retake/runtime-ort';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A supervised inference process, as users get it. */
export function openWorker(options: Partial<WorkerOptions> = {}): Promise<TensorWorker> {
  const clock = { now: Date.now, sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
  return new OrtRuntime(clock, silent).open({ memoryBytes: null, ...options });
}
