import type { Clock } from '@retake/plugin-api';

export interface Silence {
  /** To be called at every sign of life. */
  heard(): void;
  stop(): void;
}

/**
 * Calls `onSilence` once when nothing was heard for `limitMs`. Counts in ticks of `tickMs`, so a parent that was stopped
 * or busy itself does not take its own absence for the child's.
 */
export function watchSilence(
  clock: Clock,
  tickMs: number,
  limitMs: number,
  onSilence: (silentMs: number) => void,
): Silence {
  const stopped = new AbortController();
  let silentMs = 0;
  const watch = async () => {
    while (silentMs < limitMs) {
      await clock.sleep(tickMs, stopped.signal);
      silentMs += tickMs;
    }
  };
  watch().then(
    () => onSilence(silentMs),
    // Only `stop` ends a sleep early.
    () => undefined,
  );
  return {
    heard: () => {
      silentMs = 0;
    },
    stop: () => stopped.abort(),
  };
}
