import { Worker } from 'node:worker_threads';
import { BlockingPipe, type IncomingFrame, PipeClosed } from './child/blocking-pipe.js';
import { errorData } from './child/error-data.js';
import type { Executor, Outcome } from './child/executor.js';
import { commandDescriptor } from './descriptors.js';
import type { Command, Reply } from './messages.js';
import { processMemory } from './process-memory.js';

/** Settings come as arguments: threads, arena (`on`/`off`), milliseconds between signs of life. */
const [threads = '1', arena = 'on', heartbeatMs = '500'] = process.argv.slice(2);

// Ctrl-C reaches the whole process group; the parent decides what becomes of this process.
process.on('SIGINT', () => undefined);

await startHeartbeat();
const [{ Executor: ExecutorClass }, { warmUp }] = await Promise.all([
  import('./child/executor.js'),
  import('./child/warm-up.js'),
]);
await warmUp();
const pipe = new BlockingPipe(commandDescriptor);
pipe.write({ id: 0 });
await serve(new ExecutorClass({ threads: Number(threads), arena: arena === 'on' }));

/** Signs of life come from a thread of their own: this one is blocked while ONNX Runtime works. */
function startHeartbeat(): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heartbeat.js', import.meta.url), {
      workerData: { intervalMs: Number(heartbeatMs) },
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
    });
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}

async function serve(executor: Executor): Promise<void> {
  try {
    while (await answerNext(executor));
  } catch (error) {
    if (!(error instanceof PipeClosed) && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  process.exit(0);
}

async function answerNext(executor: Executor): Promise<boolean> {
  const frame = pipe.read<Command & { readonly id: number }>();
  if (frame.header.op === 'close') return false;
  const { body, payloads, sent } = await carryOut(executor, frame.header, frame);
  pipe.write({ id: frame.header.id, ...body }, payloads);
  sent?.();
  return true;
}

async function carryOut(
  executor: Executor,
  command: Exclude<Command, { op: 'close' }>,
  { payloads, unread }: Pick<IncomingFrame<Command>, 'payloads' | 'unread'>,
): Promise<Outcome & { readonly body: Omit<Reply, 'id'> }> {
  try {
    if (unread) throw unread;
    return await executor.execute(command, payloads);
  } catch (error) {
    const { dataBytes } = processMemory();
    return {
      body: { error: errorData(error), ...(dataBytes === undefined ? {} : { dataBytes }) },
      payloads: [],
    };
  }
}
