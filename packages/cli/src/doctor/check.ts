import type { JsonObject } from '@retake/plugin-api';

/** One thing that was looked at. `warn`: works, with a limit. `fail`: generating will not work. */
export interface Check {
  readonly id: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The same as numbers and names. */
  readonly facts?: JsonObject;
}
