// Opens a worker, says which process it is, and keeps it busy until killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { OrtRuntime } from '@retake/runtime-ort';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const clock = { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

process.once('message', async ({ target, feeds }) => {
  const worker = await new OrtRuntime(clock, log).open({ memoryBytes: null, threads: 1 });
  const run = worker.run({ target, feeds, keep: ['y'] });
  process.send(worker.pid);
  await run;
});
