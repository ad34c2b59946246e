import type { Failure, FailureCategory, FailureScope } from '@retake/plugin-api';

/** Damage that goes beyond the one call, whatever it was about. */
const scopes: readonly FailureScope[] = ['process', 'device', 'host'];
/** What says something about engine, device and memory even when only one call broke. */
const categories: readonly FailureCategory[] = ['WAN_MEMORY_MANAGEMENT', 'WAN_HARDWARE_OPTIMIZATION'];

/**
 * Whether a failure speaks against the engine, model, device and memory level it happened with. A wrong request, a damaged
 * file or a server that is away do not: another request, file or server would pass at the same place.
 */
export function countsAgainst({ scope, category, type }: Failure): boolean {
  if (type === 'storage_space_insufficient' || type === 'permission_denied') return false;
  return scopes.includes(scope) || categories.includes(category);
}
