const tolerated = 0.4;

/** The name that differs in the fewest letters from `given`, when at most two in five do; case does not count. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: distanceOf(simplified(given), simplified(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= given.length * tolerated ? best.name : undefined;
}

/** `num_frames`, `numFrames` and `frames` are meant to be close. */
function simplified(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_-]/g, '')
    .replace(/^num(?:ber)?(?:of)?(?=.)/, '');
}

/** A name at the end of a longer one (`num_inference_steps`) is as close as a typing error. */
function distanceOf(given: string, name: string): number {
  return given.endsWith(name) ? Math.min(1, given.length - name.length) : editDistance(given, name);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      now.push(Math.min(replaced, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
