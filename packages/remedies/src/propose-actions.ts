import {
  type Failure,
  type PastRecovery,
  passesOutside,
  type RecoveryAction,
  type RecoveryContext,
  recoveryDefaults,
} from '@retake/plugin-api';
import { catalogue } from './catalogue.js';
import type { ActionStep, CatalogueAction } from './catalogue-action.js';
import { priorities } from './priorities.js';
import type { StrategyConfig } from './strategy-config.js';
import type { StrategyName } from './strategy-names.js';

const msPerSecond = 1000;

/** Has every row of a strategy that answers the failure compute what it would do now. */
export async function proposeActions(
  strategy: StrategyName,
  failure: Failure,
  context: RecoveryContext,
  config: StrategyConfig,
): Promise<readonly RecoveryAction[]> {
  const own = config.priorities[failure.type];
  const wanted = (own ?? priorities[failure.type]).filter((id) => !config.off.includes(id));
  const rows = catalogue.filter(
    (row) =>
      row.strategy === strategy && wanted.includes(row.id) && (row.applies?.(failure, context) ?? true),
  );
  const done = recoveriesOf(strategy, failure, context);
  const waited = done.reduce((sum, { delayMs = 0 }) => sum + delayMs, 0);
  const proposed = await Promise.all(
    rows.map(async (row) =>
      (await row.propose(failure, context)).map((step) => ({
        ...actionOf(row, step),
        ...(own ? { order: own.indexOf(row.id) } : {}),
      })),
    ),
  );
  const waits = done.filter(({ actionId, delayMs = 0 }) => isWait(failure, actionId, delayMs)).length;
  const count = done.length - Math.max(0, waits - 1);
  return proposed.flat().flatMap((action) => {
    const goesOnWaiting = waits > 0 && isWait(failure, action.id, action.delayMs);
    return within(action, { count, waited, goesOnWaiting }, config);
  });
}

/** A row of waits for what passes outside counts as one recovery; only time bounds it. */
function isWait(failure: Failure, id: string, delayMs: number): boolean {
  return passesOutside(failure) && id.startsWith('retry.') && delayMs >= recoveryDefaults.delayMs;
}

/** Recoveries of this strategy that answered the failure and did not help. */
function recoveriesOf(
  strategy: StrategyName,
  { code, stage }: Failure,
  { past = [] }: RecoveryContext,
): readonly PastRecovery[] {
  return past.filter(
    (one) =>
      one.failureCode === code &&
      (one.stage ?? '') === (stage ?? '') &&
      one.outcome !== 'helped' &&
      one.actionId.startsWith(`${strategy}.`),
  );
}

/** Keeps the limits of a strategy. What a person does has none. */
function within(
  action: RecoveryAction,
  done: { readonly count: number; readonly waited: number; readonly goesOnWaiting: boolean },
  { recoveries, seconds, askAfter }: StrategyConfig,
): readonly RecoveryAction[] {
  if (action.consent === 'hands') return [action];
  if (done.waited + action.delayMs > seconds * msPerSecond) return [];
  if (done.goesOnWaiting) return [action];
  if (done.count >= recoveries) return [];
  return askAfter !== undefined && done.count >= askAfter ? [{ ...action, consent: 'ask' }] : [action];
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
