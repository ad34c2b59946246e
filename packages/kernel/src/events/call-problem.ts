import type { PluginCode } from '../report/index.js';

/** A call into a plugin that gave no answer. Serialises to JSON. */
export interface CallProblem {
  /** Id of the plugin. */
  readonly plugin: string;
  /** Id of the point: `classifier`. */
  readonly point: string;
  /** Id of the contribution at its point. */
  readonly contribution: string;
  /** What was called: `classify`. */
  readonly method: string;
  readonly code: PluginCode;
  readonly message: string;
  readonly hint: string;
}
