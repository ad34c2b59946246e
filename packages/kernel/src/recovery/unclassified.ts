import type { ErrorEvidence, Failure } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import { failureDocs, placeOf } from './failure-place.js';

const code = 'WAN_INFERENCE/unclassified';

/**
 * What to say about an error that no classifier knows: nothing that is not certain, and never "try again".
 * @param problems classifiers that gave no answer; without them it is not certain that none knows it
 */
export function unclassified(evidence: ErrorEvidence, problems: readonly CallProblem[] = []): Failure {
  return {
    code,
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    severity: 'high',
    scope: 'call',
    transience: 'permanent',
    firstMove: 'user_intervention',
    confidence: 0,
    evidence: { classifier: 'kernel', rule: 'unclassified' },
    ...placeOf(evidence),
    userMessage: `${nobodyKnows(problems)}: ${evidence.message}`,
    technicalDetail: [evidence, ...evidence.causes]
      .map(({ name, message }) => `${name}: ${message}`)
      .join('\ncaused by ')
      .concat(evidence.stderrTail ? `\n${evidence.stderrTail}` : ''),
    nextSteps: [
      'Read the technical detail.',
      ...problems.map(({ message, hint }) => `${message}. ${hint}`),
      'Install a classifier plugin that knows errors of this kind, or write one.',
    ],
    docsUrl: failureDocs(code),
    facts: { ...evidence.facts, ...(evidence.code === undefined ? {} : { code: evidence.code }) },
  };
}

function nobodyKnows(problems: readonly CallProblem[]): string {
  if (problems.length === 0) return 'No installed classifier knows this error';
  const names = problems.map(({ contribution, plugin }) => `"${contribution}" of plugin "${plugin}"`);
  return `This error was not recognised, and ${names.join(' and ')} could not be asked`;
}
