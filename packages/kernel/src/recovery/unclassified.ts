import type { ErrorEvidence, Failure } from '@retake/plugin-api';
import { failureDocs, placeOf } from './failure-place.js';

const code = 'WAN_INFERENCE/unclassified';

/** What to say about an error that no classifier knows: nothing that is not certain, and never "try again". */
export function unclassified(evidence: ErrorEvidence): Failure {
  return {
    code,
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    severity: 'high',
    scope: 'call',
    transience: 'permanent',
    confidence: 0,
    evidence: { classifier: 'kernel', rule: 'unclassified' },
    ...placeOf(evidence),
    userMessage: `No installed classifier knows this error: ${evidence.message}`,
    technicalDetail: [evidence, ...evidence.causes]
      .map(({ name, message }) => `${name}: ${message}`)
      .join('\ncaused by ')
      .concat(evidence.stderrTail ? `\n${evidence.stderrTail}` : ''),
    nextSteps: [
      'Read the technical detail.',
      'Install a classifier plugin that knows errors of this kind, or write one.',
    ],
    docsUrl: failureDocs(code),
    facts: { ...evidence.facts, ...(evidence.code === undefined ? {} : { code: evidence.code }) },
  };
}
