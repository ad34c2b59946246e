import type { ErrorEvidence, Failure } from '@retake/plugin-api';

/** Model, stage and step of a failure. */
export function placeOf(evidence: ErrorEvidence): Pick<Failure, 'model' | 'stage' | 'step'> {
  const { model, stage, step } = evidence;
  const place: { model?: string; stage?: string; step?: number } = {};
  if (model !== undefined) place.model = model;
  if (stage !== undefined) place.stage = stage;
  if (step !== undefined) place.step = step;
  return place;
}

/** Page and anchor that explain a failure code. */
export function failureDocs(code: string): string {
  return `docs/failures.md#${code.toLowerCase().replaceAll('/', '')}`;
}
