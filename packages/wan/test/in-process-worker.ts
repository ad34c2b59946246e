import type {
  Graph,
  RemoteSession,
  RemoteTensor,
  RunCall,
  RunResult,
  Tensor,
  TensorWorker,
} from '@retake/plugin-api';
import * as ort from 'onnxruntime-node';

/** A TensorWorker that runs onnxruntime-node in this process, without supervision: for tests of graphs only. */
export class InProcessWorker implements TensorWorker {
  readonly pid = process.pid;
  readonly tensors = new Map<number, Tensor>();
  readonly sessions = new Map<number, ort.InferenceSession>();
  /** Runs of graphs and of sessions, for tests of what was called. */
  readonly counts = { load: 0, run: 0 };
  #next = 0;

  async load(graph: Graph, signal?: AbortSignal): Promise<RemoteSession> {
    signal?.throwIfAborted();
    this.counts.load++;
    this.sessions.set(++this.#next, await open(graph, false));
    return { session: this.#next };
  }

  async run({ target, feeds, keep = [], fetch = [] }: RunCall, signal?: AbortSignal): Promise<RunResult> {
    signal?.throwIfAborted();
    this.counts.run++;
    const session =
      'session' in target ? must(this.sessions.get(target.session), 'session') : await open(target, true);
    const given = Object.entries(feeds).map(([name, value]) => [name, toOrt(this.#local(value))] as const);
    const outputs = await session.run(Object.fromEntries(given), [...keep, ...fetch]);
    if (!('session' in target)) await session.release();
    const local = (name: string) => fromOrt(must(outputs[name], name));
    const kept = await Promise.all(keep.map(async (name) => [name, await this.put(local(name))] as const));
    const fetched = fetch.map((name) => [name, local(name)] as const);
    return { kept: Object.fromEntries(kept), fetched: Object.fromEntries(fetched) };
  }

  async put(tensor: Tensor): Promise<RemoteTensor> {
    this.tensors.set(++this.#next, tensor);
    return { remote: this.#next, dims: tensor.dims };
  }

  async get(tensor: RemoteTensor): Promise<Tensor> {
    return this.#local(tensor);
  }

  async free(items: readonly (RemoteTensor | RemoteSession)[]): Promise<void> {
    for (const item of items) {
      if ('remote' in item) this.tensors.delete(item.remote);
      else {
        await this.sessions.get(item.session)?.release();
        this.sessions.delete(item.session);
      }
    }
  }

  memory() {
    return { residentBytes: process.memoryUsage().rss };
  }

  async close(): Promise<void> {
    await this.free([...this.sessions.keys()].map((session) => ({ session })));
    this.tensors.clear();
  }

  #local(value: Tensor | RemoteTensor): Tensor {
    return 'remote' in value ? must(this.tensors.get(value.remote), `tensor ${value.remote}`) : value;
  }
}

function open(graph: Graph, streamed: boolean): Promise<ort.InferenceSession> {
  const session = {
    model_external_initializers_file_folder_path: graph.weightsRoot,
    ...(streamed ? { disable_prepacking: '1' } : {}),
  };
  return ort.InferenceSession.create(graph.model, { enableMemPattern: false, extra: { session } });
}

function toOrt({ type, data, dims }: Tensor): ort.Tensor {
  return new ort.Tensor(type as 'float32', data as Float32Array, dims);
}

function fromOrt({ type, data, dims }: ort.OnnxValue): Tensor {
  return { type: type as 'float32', data: data as Float32Array, dims };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
