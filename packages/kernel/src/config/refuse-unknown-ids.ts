import { RetakeError } from '@retake/plugin-api';
import { nearest } from './nearest.js';

/**
 * Refuses configuration for a plugin that is not there; it would be ignored silently otherwise.
 * @throws RetakeError `config_invalid`, with the nearest known id
 */
export function refuseUnknownIds(config: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  for (const id of Object.keys(config)) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    const list = known.length === 0 ? 'no plugin is installed' : `known are ${known.join(', ')}`;
    throw new RetakeError(
      'config_invalid',
      `there is configuration for "${id}", but no such plugin; ${list}`,
      {
        hint: near === undefined ? 'Remove it, or install the plugin.' : `Did you mean "${near}"?`,
        facts: { given: id, known: [...known], ...(near === undefined ? {} : { nearest: near }) },
      },
    );
  }
}
