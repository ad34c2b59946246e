import type { Failure, Plan } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import type { Shortage } from './estimate-error.js';

/**
 * The plans of this run that failed for want of memory at the place of a failure, with the same model; the failure itself is the
 * last. What may have passed by itself, or was never tried because a breaker refused it, says nothing about a plan.
 */
export function shortagesOf(events: readonly RunEvent[], failure: Failure, plan: Plan): readonly Shortage[] {
  const found: Shortage[] = [];
  let current: Plan | undefined;
  for (const event of events) {
    if (event.type === 'plan.made' || event.type === 'run.changed' || event.type === 'recovery.applied')
      current = event.plan;
    else if (event.type === 'failure' && current?.model === plan.model) {
      const { stage, category, transience, evidence } = event.failure;
      const lasting = category === 'WAN_MEMORY_MANAGEMENT' && transience === 'needs_change';
      if (lasting && stage === failure.stage && evidence?.rule !== 'breaker')
        found.push({ failure: event.failure, plan: current });
    }
  }
  return [...found, { failure, plan }];
}
