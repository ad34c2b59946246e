import type { CallContext } from './policy.js';

/** A context whose signal is made when somebody asks for it: most calls never do, and making one costs microseconds. */
export class LazySignal implements CallContext {
  readonly attempt: number;
  readonly #outer: AbortSignal | undefined;
  #own: AbortController | undefined;
  #reason: unknown;
  #aborted = false;

  constructor({ attempt, signal }: CallContext) {
    this.attempt = attempt;
    this.#outer = signal;
  }

  get signal(): AbortSignal {
    if (!this.#own) {
      this.#own = new AbortController();
      if (this.#outer?.aborted) this.abort(this.#outer.reason);
      else this.#outer?.addEventListener('abort', this.#follow, { once: true });
      if (this.#aborted) this.#own.abort(this.#reason);
    }
    return this.#own.signal;
  }

  abort(reason: unknown): void {
    this.#aborted = true;
    this.#reason = reason;
    this.#own?.abort(reason);
  }

  /** Lets go of the outer signal. */
  release(): void {
    if (this.#own) this.#outer?.removeEventListener('abort', this.#follow);
  }

  readonly #follow = () => this.abort(this.#outer?.reason);
}
