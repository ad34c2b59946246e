import type { JsonValue } from '@retake/plugin-api';
import { UsageError } from './usage-error.js';

/** One plan option that the caller insists on. */
export interface Setting {
  /** Dotted, below the plan's options: `vae.tiling`. */
  readonly path: string;
  readonly value: JsonValue;
}

/** Reads `path=value`. The value is JSON where it can be read as such (`null`, `0.5`, `{"tile":256}`), else plain text. */
export function readSetting(text: string): Setting {
  const match = /^([a-z]\w*(?:\.[a-z]\w*)*)=(.+)$/is.exec(text);
  if (!match?.[1] || match[2] === undefined)
    throw new UsageError(`${text} is not path=value`, 'For example: --set residency=stream');
  return { path: match[1].replace(/^options\./, ''), value: toJson(match[2]) };
}

function toJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
