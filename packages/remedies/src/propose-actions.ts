import type { Failure, RecoveryAction, RecoveryContext } from '@retake/plugin-api';
import { catalogue } from './catalogue.js';
import type { ActionStep, CatalogueAction } from './catalogue-action.js';
import { priorities } from './priorities.js';
import type { StrategyConfig } from './strategy-config.js';
import type { StrategyName } from './strategy-names.js';

/** Has every row of a strategy that answers the failure compute what it would do now. */
export async function proposeActions(
  strategy: StrategyName,
  failure: Failure,
  context: RecoveryContext,
  config: StrategyConfig,
): Promise<readonly RecoveryAction[]> {
  const own = config.priorities[failure.type] ?? context.priorities?.[failure.type];
  const wanted = (own ?? priorities[failure.type]).filter((id) => !config.off.includes(id));
  const rows = catalogue.filter(
    (row) =>
      row.strategy === strategy && wanted.includes(row.id) && (row.applies?.(failure, context) ?? true),
  );
  const proposed = await Promise.all(
    rows.map(async (row) =>
      (await row.propose(failure, context)).map((step) => ({
        ...actionOf(row, step),
        ...(own ? { order: own.indexOf(row.id) } : {}),
      })),
    ),
  );
  return proposed.flat();
}

function actionOf(row: CatalogueAction, step: ActionStep): RecoveryAction {
  const { quality, timeFactor } = row.effect;
  const own = {
    quality: quality === 'by setting' ? 0 : quality,
    timeFactor: step.timeFactor ?? (timeFactor === 'by setting' ? 1 : timeFactor),
  };
  return {
    id: step.variant === undefined ? row.id : `${row.id}:${step.variant}`,
    title: step.title ?? row.title,
    why: step.why ?? row.why,
    strategyClass: row.strategyClass,
    ...(row.kind ? { kind: row.kind } : {}),
    patch: step.patch ?? {},
    ...(row.operation ? { operation: { id: row.operation, params: step.params ?? {} } } : {}),
    delayMs: step.delayMs ?? 0,
    probability: step.probability ?? row.probability.value,
    cost: step.cost ?? own,
    consent: stricter(row.consent, step.consent),
  };
}

const strictness = ['auto', 'ask', 'hands'] as const;

/** The row and its setting may both want a person; the stricter of the two holds. */
function stricter(row: RecoveryAction['consent'], step: RecoveryAction['consent'] = 'auto') {
  return strictness[Math.max(strictness.indexOf(row), strictness.indexOf(step))] ?? row;
}
