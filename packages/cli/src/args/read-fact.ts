import { UsageError } from './usage-error.js';

/** Reads `name=value`. */
export function readFact(text: string): readonly [name: string, value: string] {
  const match = /^([a-z]\w*)=(.+)$/is.exec(text);
  if (!match?.[1] || match[2] === undefined)
    throw new UsageError(`"${text}" is not name=value`, 'For example: --know checkpoint=./model');
  return [match[1], match[2]];
}
