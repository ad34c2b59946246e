import type { Clock, Logger } from '@retake/plugin-api';
import { type PluginCode, type PluginPhase, PluginProblem } from '../report/index.js';

const firstNoticeMs = 1_000;
const noticeFactor = 2;

export interface PhaseStep {
  readonly phase: PluginPhase;
  /** For messages: `plugin "x"`, `strategy "y" of plugin "x"`. */
  readonly who: string;
  readonly deadlineMs: number;
  readonly failed: PluginCode;
  readonly timeout: PluginCode;
}

export interface PhaseTools {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs foreign code once, under a deadline, and says at growing intervals that it is still running.
 * The signal given to `work` is aborted at the deadline and when the caller aborts.
 * @throws PluginProblem with the codes of `step`; the caller's abort reason as it is
 */
export async function runPhase<T>(
  tools: PhaseTools,
  step: PhaseStep,
  work: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  tools.signal?.throwIfAborted();
  const inner = new AbortController();
  const over = new AbortController();
  const aborted = abortion(tools.signal, over.signal);
  try {
    return await Promise.race([
      attempt(step, work, inner.signal),
      deadline(tools.clock, step, over.signal),
      aborted,
      announce(tools, step, over.signal),
    ]);
  } catch (error) {
    inner.abort(error);
    throw error;
  } finally {
    over.abort();
  }
}

async function attempt<T>(
  step: PhaseStep,
  work: (signal: AbortSignal) => T | Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await work(signal);
  } catch (cause) {
    if (cause instanceof PluginProblem) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new PluginProblem(step.phase, step.failed, `${step.who} threw: ${words}`, { cause });
  }
}

async function deadline(clock: Clock, step: PhaseStep, over: AbortSignal): Promise<never> {
  await sleepOrStay(clock, step.deadlineMs, over);
  throw new PluginProblem(
    step.phase,
    step.timeout,
    `${step.who} did not finish "${step.phase}" within ${step.deadlineMs} ms`,
  );
}

async function announce(tools: PhaseTools, step: PhaseStep, over: AbortSignal): Promise<never> {
  for (let wait = firstNoticeMs, waited = 0; ; waited += wait, wait *= noticeFactor) {
    await sleepOrStay(tools.clock, wait, over);
    const waitedMs = waited + wait;
    tools.logger.info({ phase: step.phase, waitedMs }, `still waiting for "${step.phase}" of ${step.who}`);
  }
}

function abortion(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over });
  });
}

/** Sleeps; once the phase is over, stays pending for good, which ends the race's losers without noise. */
async function sleepOrStay(clock: Clock, ms: number, over: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, over);
  } catch (error) {
    if (over.aborted) return new Promise(() => undefined);
    throw error;
  }
}
