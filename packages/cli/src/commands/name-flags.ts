import { RetakeError } from '@retake/plugin-api';
import type { Dimensions } from '../args/read-dimensions.js';

interface Given {
  readonly size?: Dimensions | undefined;
  readonly preset?: string | undefined;
}

/**
 * An error about the request in the words of the command line: a preset that `--size` names is told as `--size`, which takes
 * pixels as well. Others stay as they are.
 */
export function nameFlags(error: unknown, { size, preset }: Given): unknown {
  if (!RetakeError.is(error) || error.code !== 'request_invalid') return error;
  if (size === undefined || !('preset' in size) || preset !== undefined) return error;
  const start = `preset is ${JSON.stringify(size.preset)}, allowed: `;
  if (!error.message.includes(start)) return error;
  const told = `--size is ${JSON.stringify(size.preset)}, allowed: width x height in pixels, such as 832x480, or a preset: `;
  return new RetakeError(
    error.code,
    error.message.replace(start, () => told),
    {
      cause: error,
      facts: error.facts,
      hint: error.hint?.startsWith('Did you mean') ? error.hint : 'For example: --size 832x480',
    },
  );
}
