import type { JsonObject } from '@retake/plugin-api';
import type { GuideTools } from '../tools/guide-tools.js';
import type { Facts } from '../words/fill.js';

/** What a check found. `unknown`: it could not look here, so a person has to. */
export interface CheckResult {
  readonly state: 'passed' | 'failed' | 'unknown';
  /** One sentence, with numbers and units. */
  readonly text: string;
  readonly facts: JsonObject;
}

export interface CheckContext {
  readonly facts: Facts;
  readonly tools: GuideTools;
  readonly signal: AbortSignal;
}

/** Looks at this machine. Changes nothing. */
export type Check = (context: CheckContext) => Promise<CheckResult>;
