import type { Clock, RecoveryOperation } from '@retake/plugin-api';

const waitMs = 60_000;
const pauseMs = 1_000;
/** Less than this is noise of the system; in bytes. */
const leastGain = 64 * 2 ** 20;

export interface MemoryWatch {
  readonly clock: Clock;
  /** Free memory of the system in bytes. */
  readonly free: () => number;
}

/**
 * Waits, a minute at most, until the system has given memory back: `bytes` more than at the beginning, or 64 MiB where nobody
 * said how much. Nothing has changed when it has not.
 */
export function waitForMemory({ clock, free }: MemoryWatch): RecoveryOperation {
  return {
    title: 'Wait until other programs have given memory back',
    async run({ bytes }, { signal }) {
      const before = free();
      const wanted = Math.max(leastGain, typeof bytes === 'number' ? bytes : 0);
      const end = clock.now() + waitMs;
      while (free() - before < wanted && clock.now() < end) await clock.sleep(pauseMs, signal);
      const gained = free() - before;
      const facts = { freeBefore: before, freeAfter: before + gained };
      return gained >= wanted
        ? { changed: true, detail: `Other programs gave ${mebibytes(gained)} of memory back.`, facts }
        : { changed: false, detail: 'No other program gave memory back within a minute.', facts };
    },
  };
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
