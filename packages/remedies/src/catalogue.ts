import type { CatalogueAction } from './catalogue-action.js';
import { adjustRows } from './rows/adjust-rows.js';
import { degradeRows } from './rows/degrade-rows.js';
import { fallbackRows } from './rows/fallback-rows.js';
import { guideRows } from './rows/guide-rows.js';
import { offloadRows } from './rows/offload-rows.js';
import { precisionRows } from './rows/precision-rows.js';
import { quantizeRows } from './rows/quantize-rows.js';
import { repairRows } from './rows/repair-rows.js';
import { restoreRows } from './rows/restore-rows.js';
import { retryRows } from './rows/retry-rows.js';

/** Every remedy Retake knows. */
export const catalogue: readonly CatalogueAction[] = [
  ...retryRows,
  ...adjustRows,
  ...precisionRows,
  ...offloadRows,
  ...quantizeRows,
  ...fallbackRows,
  ...repairRows,
  ...restoreRows,
  ...degradeRows,
  ...guideRows,
];
