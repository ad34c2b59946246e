import type { JsonObject } from '@retake/plugin-api';
import type { CheckResult } from './check.js';

export const passed = (text: string, facts: JsonObject = {}): CheckResult => ({
  state: 'passed',
  text,
  facts,
});
export const failed = (text: string, facts: JsonObject = {}): CheckResult => ({
  state: 'failed',
  text,
  facts,
});
export const unknown = (text: string, facts: JsonObject = {}): CheckResult => ({
  state: 'unknown',
  text,
  facts,
});
