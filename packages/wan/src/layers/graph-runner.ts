import type {
  Graph,
  RemoteSession,
  RemoteTensor,
  Residency,
  RunCall,
  RunResult,
  TensorWorker,
} from '@retake/plugin-api';

export interface GraphCall extends Omit<RunCall, 'target'> {
  /** Names the graph among those of one runner. */
  readonly key: string;
  /** Called once per key. */
  readonly build: () => Graph;
}

/** Runs graphs in a worker and holds what they leave there: sessions when resident, nothing but bytes when streamed. */
export class GraphRunner {
  readonly worker: TensorWorker;
  readonly #residency: Residency;
  readonly #graphs = new Map<string, Graph>();
  readonly #sessions = new Map<string, RemoteSession>();

  constructor(worker: TensorWorker, residency: Residency) {
    this.worker = worker;
    this.#residency = residency;
  }

  async run({ key, build, ...call }: GraphCall, signal: AbortSignal): Promise<RunResult> {
    signal.throwIfAborted();
    const target =
      this.#residency === 'stream' ? this.#graph(key, build) : await this.#session(key, build, signal);
    return this.worker.run({ target, ...call }, signal);
  }

  /** Frees tensors without waiting; a dead worker has none left. */
  free(items: readonly (RemoteTensor | RemoteSession)[]): void {
    if (items.length > 0) this.worker.free(items).catch(() => undefined);
  }

  /** Frees the sessions; resolves when what was freed before is gone too. Never throws. */
  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await this.worker.free(sessions).catch(() => undefined);
  }

  #graph(key: string, build: () => Graph): Graph {
    const known = this.#graphs.get(key);
    if (known) return known;
    const graph = build();
    this.#graphs.set(key, graph);
    return graph;
  }

  async #session(key: string, build: () => Graph, signal: AbortSignal): Promise<RemoteSession> {
    const known = this.#sessions.get(key);
    if (known) return known;
    const session = await this.worker.load(build(), signal);
    this.#sessions.set(key, session);
    return session;
  }
}
