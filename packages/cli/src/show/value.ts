import type { Change, JsonValue } from '@retake/plugin-api';

/** A JSON value without quotes around words. */
export function showValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One change: `vae.tiling null → {"tile":256}`. */
export function showChange({ path, from, to }: Change): string {
  return `${path} ${showValue(from)} → ${showValue(to)}`;
}
