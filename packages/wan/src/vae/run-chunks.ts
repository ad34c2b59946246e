import type { RemoteSession, RemoteTensor, Tensor, TensorWorker } from '@retake/plugin-api';
import type { ClipSize, Span, VaeGraph } from './vae-writer.js';

export interface ChunkJob {
  readonly worker: TensorWorker;
  /** The graph for a chunk of so many frames, rows and columns. */
  readonly build: (span: Span, size: ClipSize) => VaeGraph;
  /** Names of the graphs' one input that is not a cache, and of the output to bring back. */
  readonly input: string;
  readonly output: string;
  /** [1,C,f,h,w]; the same f from the second on. */
  readonly chunks: AsyncIterable<Tensor<'float32'>> | Iterable<Tensor<'float32'>>;
  readonly signal: AbortSignal;
}

/**
 * Takes a sequence through encoder or decoder chunk by chunk. What the layers remember stays in the worker, one set of
 * it however many chunks come: each chunk's graph reads a cache before it writes the new one in its place. A sequence that comes in one chunk needs no memory of that kind.
 */
export async function* runChunks(job: ChunkJob): AsyncGenerator<Tensor<'float32'>> {
  const { worker, signal } = job;
  let past: Readonly<Record<string, RemoteTensor>> = {};
  let next: { readonly session: RemoteSession; readonly caches: readonly string[] } | undefined;
  let started = false;
  try {
    for await (const { value: chunk, last } of withLast(job.chunks)) {
      signal.throwIfAborted();
      const [, , frames = 0, rows = 0, columns = 0] = chunk.dims;
      const size = [frames, rows, columns] as const;
      if (started && !next) {
        const { graph, caches } = job.build('next', size);
        next = { session: await worker.load(graph, signal), caches };
      }
      const first = next ? undefined : job.build(last ? 'whole' : 'first', size);
      const caches = next?.caches ?? first?.caches ?? [];
      const { kept, fetched } = await worker.run(
        {
          target: next?.session ?? (first as VaeGraph).graph,
          feeds: { [job.input]: chunk, ...past },
          keep: caches.map((name) => `${name}.kept`),
          writeTo: Object.fromEntries(caches.map((name) => [`${name}.kept`, past[`${name}.past`] ?? null])),
          fetch: [job.output],
        },
        signal,
      );
      const old = Object.values(past);
      past = Object.fromEntries(caches.flatMap((name) => pastOf(name, kept)));
      started = true;
      void free(worker, old);
      yield fetched[job.output] as Tensor<'float32'>;
    }
  } finally {
    await free(worker, [...Object.values(past), ...(next ? [next.session] : [])]);
  }
}

/** What a layer kept is the past of the next chunk. */
function pastOf(name: string, kept: Readonly<Record<string, RemoteTensor>>): [string, RemoteTensor][] {
  const tensor = kept[`${name}.kept`];
  return tensor ? [[`${name}.past`, tensor]] : [];
}

/** A dead worker has nothing left to free. */
async function free(worker: TensorWorker, items: readonly (RemoteTensor | RemoteSession)[]): Promise<void> {
  if (items.length > 0) await worker.free(items).catch(() => undefined);
}

/** Says of each item whether it is the last, by looking one ahead. */
async function* withLast<T>(
  items: AsyncIterable<T> | Iterable<T>,
): AsyncGenerator<{ value: T; last: boolean }> {
  let held: { value: T } | undefined;
  for await (const value of items) {
    if (held) yield { ...held, last: false };
    held = { value };
  }
  if (held) yield { ...held, last: true };
}
