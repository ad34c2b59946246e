/** Euclidean norm of the difference over the norm of the reference, over the whole tensor. */
export function relativeError(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (found.length !== reference.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let norm = 0;
  for (let at = 0; at < reference.length; at++) {
    const expected = reference[at] as number;
    difference += ((found[at] as number) - expected) ** 2;
    norm += expected ** 2;
  }
  return Math.sqrt(difference / norm);
}

/** Signal to noise in decibels of `found` against `reference`. */
export function signalToNoise(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  return -20 * Math.log10(relativeError(found, reference));
}
