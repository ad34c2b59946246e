import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Clock, Logger, TensorRuntime, TensorWorker, WorkerOptions } from '@retake/plugin-api';
import { childCommand } from './child-command.js';
import { defaultConfig, type OrtConfig } from './config.js';
import { OrtWorker } from './ort-worker.js';
import { physicalCores } from './physical-cores.js';

const childPath = fileURLToPath(new URL('./child.js', import.meta.url));

/** ONNX Runtime in processes of their own, one for each `open`. This process never loads it. */
export class OrtRuntime implements TensorRuntime {
  readonly version: string;
  /** Sums are split by it, so it decides the last bits of every result. */
  readonly #threads: number;
  readonly #config: OrtConfig;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(clock: Clock, log: Logger, config: Partial<OrtConfig> = {}) {
    this.#config = { ...defaultConfig, ...config };
    this.#clock = clock;
    this.#log = log;
    this.#threads = this.#config.threads || physicalCores();
    const threads = this.#threads === 1 ? '1 thread' : `${this.#threads} threads`;
    this.version = `onnxruntime-node ${installedVersion()} (cpu, ${threads})`;
  }

  /**
   * Starts a process and waits until it takes calls.
   * @throws RetakeError `worker_start_failed` when it ends before, is late, or the limit is too low; the signal's reason.
   */
  async open(options: WorkerOptions): Promise<TensorWorker> {
    options.signal?.throwIfAborted();
    const config = this.#config;
    const { memoryBytes: limitBytes } = options;
    const byKernel = config.limitBy === 'auto' ? process.platform === 'linux' : config.limitBy === 'data';
    const threads = options.threads ?? this.#threads;
    const arena = config.arena !== 'auto' ? config.arena : limitBytes === null ? 'on' : 'off';
    const script = [childPath, String(threads), arena, String(config.heartbeatMs)];
    const worker = new OrtWorker({
      command: childCommand(process.execPath, script, byKernel ? limitBytes : null),
      config,
      clock: this.#clock,
      log: this.#log,
      limitBytes,
      watchLimit: !byKernel,
    });
    await worker.started(options.signal);
    return worker;
  }
}

function installedVersion(): string {
  return createRequire(import.meta.url)('onnxruntime-node/package.json').version;
}
