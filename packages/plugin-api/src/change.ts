import type { JsonValue } from './json.js';

/** One change of a request or plan: `path` is dotted (`options.vae.tiling`), `from` the value it had. */
export interface Change {
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly reason: string;
  /** What to ask for instead, so that nothing has to be changed; where absent, ask for `to`. */
  readonly hint?: string;
}
