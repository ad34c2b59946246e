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

const pages = new Map<string, string>();
const mostPages = 4_096;

/** Page and anchor that explain a failure code. */
export function failureDocs(code: string): string {
  const known = pages.get(code);
  if (known !== undefined) return known;
  if (pages.size >= mostPages) pages.clear();
  const page = `docs/failures.md#${code.toLowerCase().replaceAll('/', '')}`;
  pages.set(code, page);
  return page;
}
