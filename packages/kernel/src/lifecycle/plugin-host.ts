import type { Token } from '@retake/plugin-api';
import type { PluginProblem, PluginReport } from '../report/index.js';

/** A contribution that was created and can be used. */
export interface ActiveContribution<T> {
  readonly id: string;
  readonly pluginId: string;
  /** Id of the point: `strategy`. */
  readonly point: string;
  readonly priority: number;
  readonly value: T;
}

/** What came of calling into a plugin. A crash is a problem with a name on it, never an empty answer. */
export type CallOutcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly problem: PluginProblem };

export interface CallOptions {
  /** Milliseconds the call may take. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The plugins of an app, up and running. */
export interface PluginHost {
  /** One per candidate, in the order of package names; as they are now. */
  readonly reports: readonly PluginReport[];
  /** The active contributions of a point: highest priority first, then plugin id, then contribution id. */
  all<T>(point: Token<T>): readonly ActiveContribution<T>[];
  /**
   * One contribution by id.
   * @throws RetakeError `model_unknown`, `hardware_unknown` or `plugin_unavailable`, with the ids there are.
   */
  get<T>(point: Token<T>, id: string): ActiveContribution<T>;
  /**
   * The first contribution of a point.
   * @throws RetakeError `plugin_unavailable`
   */
  first<T>(point: Token<T>): ActiveContribution<T>;
  /**
   * Calls into a plugin under guard: an exception or a missed deadline is caught, logged with the plugin's name and
   * counted; after three in a row the contribution is quarantined and no longer in `all`.
   * `method` is for messages. Rejects only with the caller's own abort reason.
   */
  call<T, R>(
    contribution: ActiveContribution<T>,
    method: string,
    invoke: (value: T, signal: AbortSignal) => R | Promise<R>,
    options: CallOptions,
  ): Promise<CallOutcome<R>>;
  /** Stops every started plugin, last started first. One that fails is reported; the others are still stopped. */
  stop(): Promise<void>;
}
