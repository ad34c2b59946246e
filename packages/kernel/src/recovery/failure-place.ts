import type { ErrorEvidence, Failure } from '@retake/plugin-api';

/** Model, stage and step of a failure. */
export function placeOf(evidence: ErrorEvidence): Pick<Failure, 'model' | 'stage' | 'step'> {
  return {
    ...(evidence.model === undefined ? {} : { model: evidence.model }),
    ...(evidence.stage === undefined ? {} : { stage: evidence.stage }),
    ...(evidence.step === undefined ? {} : { step: evidence.step }),
  };
}

/** Page and anchor that explain a failure code. */
export function failureDocs(code: string): string {
  return `docs/failures.md#${code.toLowerCase().replaceAll('/', '')}`;
}
