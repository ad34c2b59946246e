import type { Failure } from '@retake/plugin-api';

/** A failure as one flat object: what `retake explain` prints for each case of a corpus. */
export function explanationJson({ evidence, ...failure }: Failure): object {
  return {
    failureType: failure.type,
    type: failure.type,
    category: failure.category,
    strategy: failure.firstMove,
    firstMove: failure.firstMove,
    code: failure.code,
    severity: failure.severity,
    scope: failure.scope,
    transience: failure.transience,
    confidence: failure.confidence,
    classifier: evidence.classifier,
    rule: evidence.rule,
    span: evidence.span ?? null,
    cause: evidence.cause ?? null,
    retryAfterMs: failure.retryAfterMs ?? null,
    facts: failure.facts,
    userMessage: failure.userMessage,
    nextSteps: failure.nextSteps,
    docsUrl: failure.docsUrl,
  };
}
