import type { FailureRule, RuleCondition } from '../src/failure-rule.js';

/** A rule of which only the name, the condition and the confidence matter. */
export function someRule(id: string, when: RuleCondition, confidence = 0.8): FailureRule {
  return {
    id,
    when,
    code: `WAN_INFERENCE/${id}`,
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    severity: 'high',
    scope: 'call',
    transience: 'permanent',
    confidence,
    userMessage: 'It broke.',
    nextSteps: ['Mend it.'],
  };
}
