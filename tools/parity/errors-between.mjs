/** Euclidean norm of the difference over that of the reference, and the largest single difference. */
export function errorsBetween(found, wanted) {
  if (found.length !== wanted.length)
    return { error: Number.POSITIVE_INFINITY, largest: Number.POSITIVE_INFINITY };
  let [difference, norm, largest] = [0, 0, 0];
  for (let i = 0; i < wanted.length; i++) {
    const delta = Math.abs(found[i] - wanted[i]);
    difference += delta ** 2;
    norm += wanted[i] ** 2;
    // A NaN must not pass for small.
    if (!(delta <= largest)) largest = delta;
  }
  return { error: difference === 0 ? 0 : Math.sqrt(difference / norm), largest };
}
