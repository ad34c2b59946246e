/** The quality level that runs of one kind start at, and how far it is from the next higher one. */
export interface KeptLevel {
  /** Id of the setting of the model's level lever: `full`, `high`, `medium`, `low`, `minimal`. */
  readonly level: string;
  /** Successes in a row at this level. */
  readonly successes: number;
  /** So many are needed to try the next higher level. */
  readonly needed: number;
}

/** Successes before the first try of a higher level; doubled each time that try ends lower again. */
const firstNeeded = 2;
const mostNeeded = 16;

/**
 * The level after a run that succeeded.
 * @param kept the level it was to start at; undefined for the best
 * @param levels ids from the best to the most frugal
 * @param ended the level the clip was made at
 * @returns undefined when the next run starts at the best level and nothing has to be remembered
 */
export function levelAfter(
  kept: KeptLevel | undefined,
  levels: readonly string[],
  ended: string,
): KeptLevel | undefined {
  const at = levels.indexOf(ended);
  const before = kept === undefined ? 0 : levels.indexOf(kept.level);
  if (at < 0 || (at === 0 && before <= 0)) return undefined;
  if (at > before) return { level: ended, successes: 0, needed: neededAfter(kept) };
  const { needed = firstNeeded, successes = 0 } = kept ?? {};
  if (at < before) return { level: ended, successes: 0, needed };
  if (successes + 1 < needed) return { level: ended, successes: successes + 1, needed };
  const higher = levels[at - 1] ?? ended;
  return { level: higher, successes: 0, needed };
}

/** A fall after a restoration shows that it came too early. */
function neededAfter(kept: KeptLevel | undefined): number {
  return kept === undefined ? firstNeeded : Math.min(mostNeeded, kept.needed * 2);
}
