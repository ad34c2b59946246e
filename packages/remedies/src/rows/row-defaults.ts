import type { CatalogueAction } from '../catalogue-action.js';

/** What most rows have in common: nothing is lost, nobody is asked, nothing special is needed. */
export const free = {
  effect: { quality: 0, timeFactor: 1, memory: 'same' },
  consent: 'auto',
  needs: 'nothing',
} as const satisfies Partial<CatalogueAction>;

/** Rows that turn a lever cost what its settings say. */
export const bySetting = {
  effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'less' },
  consent: 'auto',
  needs: 'nothing',
} as const satisfies Partial<CatalogueAction>;

/** A prior that nobody measured yet; history corrects it. */
export const judged = (value: number, because: string) => ({ value, source: `judgement: ${because}` });
