import { type Failure, passesOutside, type RecoveryAction, recoveryDefaults } from '@retake/plugin-api';

type Changes = Pick<RecoveryAction, 'patch' | 'operation'>;

/** A plain retry: neither the plan nor the world is changed. */
export function isEmpty({ patch, operation }: Changes): boolean {
  return Object.keys(patch).length === 0 && operation === undefined;
}

/**
 * Whether an action waits for something outside to pass. Such waits take nothing of the device; several in a row are one
 * recovery, which time bounds and not their number. Shorter than a second is no wait but a try.
 */
export function isWait(action: Changes & Pick<RecoveryAction, 'delayMs'>, failure: Failure): boolean {
  return isEmpty(action) && action.delayMs >= recoveryDefaults.delayMs && passesOutside(failure);
}
