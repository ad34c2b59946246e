const range = 2 ** 32;

/**
 * A stream of numbers in [0, 1) of its own, so that strategies asked at the same time cannot disturb each other.
 * Mulberry32 by Tommy Ettinger (public domain).
 * @param start a number in [0, 1).
 */
export function splitRandom(start: number): () => number {
  let state = Math.floor(start * range);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range;
  };
}
