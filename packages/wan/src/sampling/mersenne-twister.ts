const size = 624;
const middle = 397;
const matrix = 0x9908b0df;
const upperBit = 0x80000000;
const lowerBits = 0x7fffffff;
const seedFactor = 1812433253;

/** MT19937 of Matsumoto and Nishimura (1998), seeded by one 32-bit number as `init_genrand` does. */
export class MersenneTwister {
  readonly #state = new Uint32Array(size);
  #next = size;

  constructor(seed: number) {
    this.#state[0] = seed;
    for (let i = 1; i < size; i++) {
      const before = this.#word(i - 1);
      this.#state[i] = Math.imul(seedFactor, before ^ (before >>> 30)) + i;
    }
  }

  /** The next unsigned 32-bit number. */
  uint32(): number {
    if (this.#next === size) this.#refill();
    let y = this.#word(this.#next++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #refill(): void {
    for (let i = 0; i < size; i++) {
      const y = (this.#word(i) & upperBit) | (this.#word((i + 1) % size) & lowerBits);
      this.#state[i] = this.#word((i + middle) % size) ^ (y >>> 1) ^ (y & 1 ? matrix : 0);
    }
    this.#next = 0;
  }

  #word(index: number): number {
    return this.#state[index] ?? 0;
  }
}
