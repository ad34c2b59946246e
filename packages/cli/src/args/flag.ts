/** One option of a command. `T` is what its words become. */
export interface Flag<T> {
  readonly help: string;
  /** What stands for the value in the usage: `WxH`. Absent for a switch. */
  readonly hint?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  /** Shown in the usage. */
  readonly fallback?: string;
  /** Reads the words after the flag. @throws UsageError without the flag's name, which is put in front. */
  readonly read: (text: string) => T;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** What the flags of a command were given as; absent ones are undefined. */
export type FlagValues<F extends Flags> = {
  readonly [K in keyof F]: (F[K] extends Flag<infer T> ? T : never) | undefined;
};

/** A flag without a value. */
export function switchFlag(help: string): Flag<boolean> {
  return { help, read: () => true };
}

/** A flag with one value. */
export function valueFlag<T>(
  hint: string,
  help: string,
  read: (text: string) => T,
  fallback?: string,
): Flag<T> {
  return { hint, help, read, ...(fallback === undefined ? {} : { fallback }) };
}

/** A flag that collects its values in order; `read` gives each of them. */
export function listFlag<T>(hint: string, help: string, read: (text: string) => T): Flag<readonly T[]> {
  return { hint, help, many: true, read: (text) => [read(text)] };
}
