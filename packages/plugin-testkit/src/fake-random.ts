import type { Random } from '@retake/plugin-api';

// Mulberry32, a public-domain generator by Tommy Ettinger: 32 bits of state, equal seeds give equal numbers everywhere.
const increment = 0x6d2b79f5;
const range = 2 ** 32;

/** Randomness that is the same in every run. */
export class FakeRandom implements Random {
  #state: number;
  #ids = 0;

  constructor(seed = 1) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + increment) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range;
  }

  /** `id1`, `id2`, … */
  id(): string {
    this.#ids += 1;
    return `id${this.#ids}`;
  }
}
