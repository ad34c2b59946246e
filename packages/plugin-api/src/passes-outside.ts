import type { Failure } from './failure.js';
import type { FailureScope } from './taxonomy.js';

/** Where a cause lies that neither the inference process nor the device can do anything about. */
const outside: readonly FailureScope[] = ['remote', 'host'];

/**
 * Whether a failure passes by itself and outside of the process and the device: a connection that is away, a file that another
 * program holds. Waiting for it takes nothing of the device, so it is worth more patience than trying again and again.
 */
export function passesOutside({ scope, transience }: Pick<Failure, 'scope' | 'transience'>): boolean {
  return transience === 'transient' && outside.includes(scope);
}
