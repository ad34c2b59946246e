import type { ModelAdapter, ModelRun, Plan } from '@retake/plugin-api';
import type { RunSession } from './run-session.js';
import { abortGraceMs } from './run-stage.js';
import { withinAbort } from './within-abort.js';

/** How long releasing a run's processes may take before the kernel goes on without waiting. */
const closeMs = 10_000;

type Parts = Pick<RunSession, 'signal' | 'clock' | 'logger'>;

/** Makes a plan runnable, works with it, and releases everything it held, also when the work fails or is aborted. */
export async function withModelRun<T>(
  parts: Parts,
  adapter: ModelAdapter,
  plan: Plan,
  work: (run: ModelRun) => Promise<T>,
): Promise<T> {
  const run = await open(parts, adapter, plan);
  try {
    return await work(run);
  } finally {
    await close(parts, run);
  }
}

async function open(parts: Parts, adapter: ModelAdapter, plan: Plan): Promise<ModelRun> {
  const { signal, clock } = parts;
  const opening = adapter.open(plan, signal);
  try {
    return await withinAbort(opening, signal, clock, abortGraceMs);
  } catch (error) {
    opening.then((late) => close(parts, late)).catch(() => undefined);
    throw error;
  }
}

async function close({ clock, logger }: Parts, run: ModelRun): Promise<void> {
  const done = new AbortController();
  try {
    await Promise.race([run.close(), clock.sleep(closeMs, done.signal).catch(() => undefined)]);
  } catch (error) {
    logger.warn({ err: error }, 'the model could not be closed cleanly');
  } finally {
    done.abort();
  }
}
