import type { RunEvent } from './run-event.js';

/** The events of one run in memory: journalled ones for good, of the others only the newest of each type. */
export class EventLog {
  readonly #events: RunEvent[];
  readonly #newest = new Map<string, { readonly number: number; readonly event: RunEvent }>();
  #transients = 0;
  #closed = false;
  #wake: (() => void)[] = [];

  /** @param past events read from the journal, in order. */
  constructor(past: readonly RunEvent[] = []) {
    this.#events = [...past];
  }

  get events(): readonly RunEvent[] {
    return this.#events;
  }

  push(event: RunEvent): void {
    this.#events.push(event);
    this.#notify();
  }

  /** Hands out an event that nobody needs to keep; a slow reader sees only the newest of its type. */
  pass(event: RunEvent): void {
    this.#transients += 1;
    this.#newest.set(event.type, { number: this.#transients, event });
    this.#notify();
  }

  /** The newest event of a type that is not kept. */
  latest(type: 'progress' | 'preview'): RunEvent | undefined {
    return this.#newest.get(type)?.event;
  }

  /** Ends all iterations once they have caught up. */
  close(): void {
    this.#closed = true;
    this.#notify();
  }

  /** All events from the first on, then live ones. Readers never hold up the run. */
  async *iterate(): AsyncGenerator<RunEvent, void, undefined> {
    let next = 0;
    let seen = 0;
    for (;;) {
      const event = this.#events[next];
      if (event) {
        next += 1;
        yield event;
        continue;
      }
      const fresh = this.#fresh(seen, next);
      seen = this.#transients;
      if (fresh.length > 0) yield* fresh;
      else if (this.#closed) return;
      else await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  #fresh(seen: number, read: number): RunEvent[] {
    const stillTrue = (event: RunEvent) => event.seq >= read;
    return [...this.#newest.values()]
      .filter(({ number, event }) => number > seen && stillTrue(event))
      .sort((a, b) => a.number - b.number)
      .map(({ event }) => event);
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }
}
