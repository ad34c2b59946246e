import { type PluginCode, pluginCodes } from './plugin-codes.js';
import type { PluginPhase } from './plugin-phase.js';

export interface PluginProblemOptions {
  readonly hint?: string;
  readonly cause?: unknown;
}

/** Something went wrong with a plugin: in which phase, which code, what to do. Becomes part of its report. */
export class PluginProblem extends Error {
  override readonly name = 'PluginProblem';
  readonly phase: PluginPhase;
  readonly code: PluginCode;
  readonly hint: string;

  constructor(phase: PluginPhase, code: PluginCode, message: string, options: PluginProblemOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.phase = phase;
    this.code = code;
    this.hint = options.hint ?? pluginCodes[code].hint;
  }
}
