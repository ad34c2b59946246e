import { createHash } from 'node:crypto';

/** A prime, so that no row length of a matrix divides it and rows do not repeat. */
const poolSize = 2_097_143;

/**
 * Endless normal noise from a pool that is drawn once. Every tensor starts at a place of its own; spread and mean
 * are worked in once per distinct pair, so that filling gigabytes is copying.
 */
export class NoisePool {
  #name;
  #dtype;
  #values;
  #encoded = new Map();

  /** @param name Tells apart what takes from the same values. @param values Drawn by `drawNormal`. */
  constructor(name, dtype, values) {
    this.#name = name;
    this.#dtype = dtype;
    this.#values = values;
  }

  /** The bytes of one tensor, in pieces that must be used before the next is asked for. */
  *pieces(name, count, noise) {
    const pool = this.#pool(noise);
    const width = pool.byteLength / poolSize;
    let place = createHash('sha256').update(`${this.#name}:${name}`).digest().readUInt32LE(0) % poolSize;
    for (let left = count; left > 0; ) {
      const taken = Math.min(left, poolSize - place);
      yield pool.subarray(place * width, (place + taken) * width);
      left -= taken;
      place = 0;
    }
  }

  #pool({ deviation, mean = 0 }) {
    const key = `${deviation} ${mean}`;
    const known = this.#encoded.get(key);
    if (known) return known;
    const pool = encode(this.#values, deviation, mean, this.#dtype);
    this.#encoded.set(key, pool);
    return pool;
  }
}

/** float32, or bfloat16 rounded to nearest, halves to even. Plain loops: `map` takes ten times as long. */
function encode(values, deviation, mean, dtype) {
  const scaled = new Float32Array(poolSize);
  for (let index = 0; index < poolSize; index++) scaled[index] = values[index] * deviation + mean;
  if (dtype === 'f32') return new Uint8Array(scaled.buffer);
  const words = new Uint32Array(scaled.buffer);
  const halves = new Uint16Array(poolSize);
  for (let index = 0; index < poolSize; index++) {
    const word = words[index];
    halves[index] = (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  }
  return new Uint8Array(halves.buffer);
}

/** Normally distributed numbers: Box–Muller over mulberry32. */
export function drawNormal(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const values = new Float32Array(poolSize);
  for (let index = 0; index < poolSize; index++) {
    values[index] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }
  return values;
}
