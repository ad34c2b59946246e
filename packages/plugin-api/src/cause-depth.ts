import type { ErrorEvidence } from './error-evidence.js';

/** How deep a cause stands in the chain, by its message: 0 for the outermost error, counted inwards. */
export function causeDepth(cause: string | undefined, { causes }: ErrorEvidence): number {
  return cause === undefined ? 0 : causes.findLastIndex(({ message }) => message === cause) + 1;
}
