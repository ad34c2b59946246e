/** How often something came. */
export interface Share {
  readonly name: string;
  readonly count: number;
  /** Of all, 0 to 1. */
  readonly share: number;
}

/** How an action, or all actions of a strategy class, did. */
export interface Success {
  readonly name: string;
  readonly helped: number;
  readonly failed: number;
  /** helped / (helped + failed); null before the first outcome. */
  readonly rate: number | null;
}

/** What happened on this machine, in numbers. Times in seconds. */
export interface RecoveryStats {
  /** Milliseconds since the epoch; null for all there is. */
  readonly since: number | null;
  readonly runs: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly canceled: number;
    /** From the request to the end, all runs together. */
    readonly seconds: number;
  };
  readonly failures: {
    readonly total: number;
    readonly perRun: number | null;
    /** Per minute of running. */
    readonly perMinute: number | null;
    /** By code, the most common first. */
    readonly byCode: readonly Share[];
    readonly byType: readonly Share[];
    readonly byCategory: readonly Share[];
    readonly bySeverity: readonly Share[];
  };
  readonly recoveries: {
    readonly total: number;
    readonly helped: number;
    readonly failed: number;
    readonly pending: number;
    /** helped / (helped + failed); null before the first outcome. */
    readonly rate: number | null;
    /** Of runs that failed at least once and have ended, those that succeeded all the same; null when there is none. */
    readonly runRate: number | null;
    /** From the answer to a failure until the run was beyond it, over recoveries that helped; null when none did. */
    readonly secondsToRecover: {
      readonly mean: number;
      readonly median: number;
      readonly longest: number;
    } | null;
    readonly byStrategy: readonly Success[];
    readonly byAction: readonly Success[];
  };
  /** Seconds of the device that did not have to be spent again, because finished stages and steps were kept. */
  readonly deviceSecondsSaved: number;
}
