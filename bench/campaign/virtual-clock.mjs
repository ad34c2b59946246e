/** Turns of the event loop without any file being read or written after which nothing but time can go on. */
const idleTurns = 10;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const reading = () => process.getActiveResourcesInfo().some((name) => /^(FSReq|CloseReq)/.test(name));

/** Time that moves when it is told to, and to the next sleeper when everything waits for it. */
export class VirtualClock {
  #now;
  #sleepers = [];
  #pumping = false;

  /** @param start milliseconds since the epoch */
  constructor(start) {
    this.#now = start;
  }

  now() {
    return this.#now;
  }

  /** Work that takes `ms` milliseconds of this time and none of ours. */
  pass(ms) {
    this.#now += ms;
  }

  sleep(ms, signal) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake };
      signal?.addEventListener('abort', leave, { once: true });
      this.#sleepers.push(sleeper);
      this.#pump();
    });
  }

  async #pump() {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let idle = 0; this.#sleepers.length > 0; idle = reading() ? 0 : idle + 1) {
      await turn();
      if (idle < idleTurns) continue;
      const next = this.#sleepers.reduce((first, one) => (one.at < first.at ? one : first));
      this.#sleepers = this.#sleepers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      idle = -1;
    }
    this.#pumping = false;
  }
}
