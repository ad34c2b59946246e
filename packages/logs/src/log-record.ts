import type { JsonObject } from '@retake/plugin-api';
import { type LogLevel, logLevelOf } from './log-level.js';

/** One line of a log. */
export interface LogRecord {
  readonly level: LogLevel;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly run: string;
  readonly msg: string;
  readonly stage?: string;
  /** From 1; one more after each failure. */
  readonly attempt?: number;
  /** All fields as they stand in the file. */
  readonly fields: JsonObject;
}

/** Reads a line; undefined for one that is torn or no log line. */
export function parseLogLine(line: string): LogRecord | undefined {
  try {
    const fields = JSON.parse(line) as JsonObject;
    const { level, time, run, msg, stage, attempt } = fields;
    const name = typeof level === 'string' ? logLevelOf(level) : undefined;
    if (!name || typeof time !== 'number' || typeof run !== 'string') return undefined;
    return {
      level: name,
      time,
      run,
      msg: typeof msg === 'string' ? msg : '',
      ...(typeof stage === 'string' ? { stage } : {}),
      ...(typeof attempt === 'number' ? { attempt } : {}),
      fields,
    };
  } catch {
    return undefined;
  }
}
