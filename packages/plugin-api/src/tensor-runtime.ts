import type { Tensor } from './tensor.js';

/** A tensor that lives in the inference process. */
export interface RemoteTensor {
  readonly remote: number;
  readonly dims: readonly number[];
}

/** An ONNX model as bytes; external data locations are relative to `weightsRoot` (an absolute folder). */
export interface Graph {
  /** For messages and logs: `transformer/block 7`. */
  readonly name: string;
  readonly model: Uint8Array;
  readonly weightsRoot: string;
}

/** How the weights of a session are held. */
export type Residency = 'resident' | 'stream';

/** A session kept in the inference process. */
export interface RemoteSession {
  readonly session: number;
}

export interface RunCall {
  /** A graph is created, run and released (streaming); a session is reused. */
  readonly target: Graph | RemoteSession;
  readonly feeds: Readonly<Record<string, Tensor | RemoteTensor>>;
  /** Output names to keep in the inference process. */
  readonly keep?: readonly string[];
  /** Output names to bring back. */
  readonly fetch?: readonly string[];
  /**
   * Outputs of `keep` that are written straight to where they stay, instead of being copied there at the end: to new
   * memory (`null`), or over a tensor of the same type and shape that is fed to the same run and is gone afterwards. The
   * graph must have read that tensor before it writes the output. A runtime may ignore this.
   */
  readonly writeTo?: Readonly<Record<string, RemoteTensor | null>>;
}

export interface RunResult {
  readonly kept: Readonly<Record<string, RemoteTensor>>;
  readonly fetched: Readonly<Record<string, Tensor>>;
}

/** Memory of the inference process as it last reported, in bytes. */
export interface WorkerMemory {
  readonly residentBytes: number;
  /** Private data memory, what the limit counts; undefined where the system does not tell. */
  readonly dataBytes?: number;
}

/** One supervised inference process. Calls run in the order they are made. A death or hang rejects all pending calls. */
export interface TensorWorker {
  readonly pid: number;
  /** Creates a session and keeps it. Resident sessions prepack weights into memory; speed for space. */
  load(graph: Graph, signal?: AbortSignal): Promise<RemoteSession>;
  run(call: RunCall, signal?: AbortSignal): Promise<RunResult>;
  put(tensor: Tensor): Promise<RemoteTensor>;
  get(tensor: RemoteTensor): Promise<Tensor>;
  /** Frees tensors and sessions; unknown ones are ignored. */
  free(items: readonly (RemoteTensor | RemoteSession)[]): Promise<void>;
  memory(): WorkerMemory;
  /** Ends the process kindly, then firmly. Never throws. */
  close(): Promise<void>;
}

export interface WorkerOptions {
  /** Limit of private data memory in bytes; null for none. */
  readonly memoryBytes: number | null;
  /** Threads for operators; default: one per physical core. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** Runs ONNX graphs in processes of their own. */
export interface TensorRuntime {
  /** For reports: `onnxruntime-node 1.30.0 (cpu, 2 threads)`. Results are equal to the byte only where it is. */
  readonly version: string;
  open(options: WorkerOptions): Promise<TensorWorker>;
}
