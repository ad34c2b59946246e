import type { Random } from '@retake/plugin-api';

/** Numbers and ids that are the same every time. */
export class TestRandom implements Random {
  #count = 0;

  next(): number {
    this.#count += 1;
    return (this.#count * 0.618034) % 1;
  }

  id(): string {
    this.#count += 1;
    return `id${this.#count}`;
  }
}
