import type { Failure } from '@retake/plugin-api';
import type { Refusal } from './admit.js';
import type { SharedBreaker } from './shared-breaker.js';

const second = 1_000;

/**
 * What a refusal means for a run: the failure that opened the breaker, without having to live through it again. Strategies
 * answer it as they would answer that failure; trying the same again is due when the breaker lets a probe through.
 */
export function refusedBy(name: string, refusal: Refusal & Pick<SharedBreaker, 'lastFailure'>): Failure {
  const { retryAfterMs, lastFailure } = refusal;
  if (retryAfterMs === null || lastFailure === null) return heldOpen(name, retryAfterMs);
  const seconds = Math.ceil(retryAfterMs / second);
  return {
    ...lastFailure,
    code: `${lastFailure.category}/refused_by_breaker`,
    retryAfterMs,
    evidence: { classifier: 'kernel', rule: 'breaker', cause: lastFailure.code },
    userMessage: `Not tried, because it failed several times in a row with ${name}: ${lastFailure.userMessage}`,
    nextSteps: [`Wait ${seconds} s, then it is tried once.`, ...lastFailure.nextSteps],
    facts: { ...lastFailure.facts, breaker: name, retryAfterMs },
  };
}

function heldOpen(breaker: string, retryAfterMs: number | null): Failure {
  const code = 'WAN_HARDWARE_OPTIMIZATION/refused_by_breaker';
  const byHand = retryAfterMs === null;
  return {
    code,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    severity: 'medium',
    scope: 'device',
    transience: byHand ? 'permanent' : 'transient',
    firstMove: byHand ? 'user_intervention' : 'immediate_retry',
    ...(byHand ? {} : { retryAfterMs }),
    confidence: 1,
    evidence: { classifier: 'kernel', rule: 'breaker' },
    userMessage: byHand
      ? `Nothing is tried with ${breaker}, because its breaker is held open by hand.`
      : `Nothing is tried with ${breaker} for a while, because it failed several times in a row.`,
    technicalDetail: `breaker ${breaker}`,
    nextSteps: [`Let it go: retake breakers --release ${breaker}`],
    docsUrl: 'docs/cli.md',
    facts: { breaker, retryAfterMs },
  };
}
