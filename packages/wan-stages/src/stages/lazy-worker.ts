import type { StageContext, TensorRuntime, TensorWorker } from '@retake/plugin-api';

/** The inference process of a run: started when a stage first needs it, shared by the stages after it. */
export class LazyWorker {
  readonly #runtime: TensorRuntime;
  readonly #memoryBytes: number | null;
  #opening: Promise<TensorWorker> | undefined;

  constructor(runtime: TensorRuntime, memoryBytes: number | null) {
    this.#runtime = runtime;
    this.#memoryBytes = memoryBytes;
  }

  /** The process, announced to the stage that asks. A start that failed is tried again by the next caller. */
  async open(context: Pick<StageContext, 'signal' | 'worker'>): Promise<TensorWorker> {
    context.signal.throwIfAborted();
    this.#opening ??= this.#runtime.open({ memoryBytes: this.#memoryBytes, signal: context.signal });
    try {
      const worker = await this.#opening;
      context.worker({ pid: worker.pid });
      return worker;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  /** Ends the process, if one was started. Never throws. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const worker = await opening?.catch(() => undefined);
    await worker?.close().catch(() => undefined);
  }
}
