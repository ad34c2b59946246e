/** Lets one job at a time through, in the order they came. */
export class JobQueue {
  #tail: Promise<void> = Promise.resolve();

  /** Runs `work` when its turn comes; a job that is aborted while it waits gets its turn at once, to say so. */
  enter<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn = Promise.race([this.#tail, aborted(signal)]);
    const result = turn.then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tail = Promise.all([this.#tail, settled]).then(() => undefined);
    return result;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
