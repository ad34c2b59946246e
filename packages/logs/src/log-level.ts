/** Levels from the least to the most urgent, with pino's numbers. RECOVERY is what Retake did about a failure by itself. */
export const logLevels = {
  DEBUG: 20,
  INFO: 30,
  RECOVERY: 35,
  WARN: 40,
  /** What a person has to do, or did. */
  USER_ACTION: 45,
  ERROR: 50,
} as const;

export type LogLevel = keyof typeof logLevels;

/** The level of that name in any case (`user-action` too), or undefined. */
export function logLevelOf(word: string): LogLevel | undefined {
  const name = word.toUpperCase().replaceAll('-', '_');
  return Object.hasOwn(logLevels, name) ? (name as LogLevel) : undefined;
}
