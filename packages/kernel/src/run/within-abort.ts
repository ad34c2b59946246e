import type { Clock } from '@retake/plugin-api';

/**
 * Waits for work that was told to stop by `signal`. Once aborted, the work has `graceMs` to end by itself; after that
 * the wait ends with the signal's reason, whatever the work does.
 */
export async function withinAbort<T>(
  work: Promise<T>,
  signal: AbortSignal,
  clock: Clock,
  graceMs: number,
): Promise<T> {
  const done = new AbortController();
  try {
    return await Promise.race([work, afterGrace(signal, done.signal, clock, graceMs)]);
  } finally {
    done.abort();
  }
}

async function afterGrace(
  signal: AbortSignal,
  done: AbortSignal,
  clock: Clock,
  graceMs: number,
): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted || done.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: done });
    done.addEventListener('abort', () => resolve(), { once: true });
  });
  if (!done.aborted) await clock.sleep(graceMs, done).catch(() => undefined);
  throw signal.reason;
}
