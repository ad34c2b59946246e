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

/**
 * A prior from a measurement of how often the action itself helped: (helped + 1) / (tried + 2), Laplace's rule of succession.
 * @param where the section of docs/measured.md that has the counts
 */
export const measured = (helped: number, tried: number, what: string, where: string) => ({
  value: Math.round(((helped + 1) / (tried + 2)) * percent) / percent,
  source: `measured: helped ${helped} of ${tried} times, ${what}; docs/measured.md#${where}`,
});
const percent = 100;

/** A prior that nobody measured yet; history corrects it. */
export const judged = (value: number, because: string) => ({ value, source: `judgement: ${because}` });
