import { type JsonValue, type RecoveryAction, strategyClasses } from '@retake/plugin-api';

const consents = ['auto', 'ask', 'hands'];

/** An action as pure JSON, or undefined when a strategy returned something else. */
export function readAction(value: unknown): RecoveryAction | undefined {
  const action = toJson(value) as Partial<RecoveryAction> | undefined;
  const sound =
    typeof action === 'object' &&
    action !== null &&
    typeof action.id === 'string' &&
    action.id !== '' &&
    typeof action.title === 'string' &&
    typeof action.why === 'string' &&
    strategyClasses.some((name) => name === action.strategyClass) &&
    typeof action.patch === 'object' &&
    action.patch !== null &&
    !Array.isArray(action.patch) &&
    within(action.delayMs, 0, Number.MAX_SAFE_INTEGER) &&
    within(action.probability, 0, 1) &&
    within(action.cost?.quality, 0, 1) &&
    within(action.cost?.timeFactor, Number.MIN_VALUE, Number.MAX_VALUE) &&
    consents.some((consent) => consent === action.consent) &&
    (action.operation === undefined || isOperation(action.operation)) &&
    (action.order === undefined || within(action.order, 0, Number.MAX_SAFE_INTEGER));
  return sound ? (action as RecoveryAction) : undefined;
}

function isOperation({ id, params }: Partial<NonNullable<RecoveryAction['operation']>>): boolean {
  return (
    typeof id === 'string' &&
    id !== '' &&
    typeof params === 'object' &&
    params !== null &&
    !Array.isArray(params)
  );
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function toJson(value: unknown): JsonValue | undefined {
  try {
    return JSON.parse(JSON.stringify(value)) as JsonValue;
  } catch {
    return undefined;
  }
}
