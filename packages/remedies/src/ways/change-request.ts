import type { Failure, JsonObject, JsonValue, RecoveryContext } from '@retake/plugin-api';
import type { ActionStep, ProposeSteps } from '../catalogue-action.js';
import { estimatesOf } from '../estimates-of.js';
import { remainingTime } from './remaining-time.js';

/** New values of request fields, and what to tell a person about them; nothing where there is nothing to change. */
export interface RequestChange {
  readonly values: JsonObject;
  readonly title?: string;
  readonly why?: string;
}

export type ComputeChange = (
  request: JsonObject,
  failure: Failure,
  context: RecoveryContext,
) => RequestChange | undefined;

/** Computes other values for request fields, has the model snap them to legal ones, and offers what really differs. */
export function changeRequest(compute: ComputeChange): ProposeSteps {
  return async (failure, context) => {
    const { request } = context.plan;
    const change = compute(request, failure, context);
    if (!change) return [];
    const values = await legal(change.values, context);
    const patch = Object.fromEntries(
      Object.entries(values)
        .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(request[field]))
        .map(([field, value]) => [`request.${field}`, value]),
    );
    if (Object.keys(patch).length === 0) return [];
    const { title, why } = change;
    const timeFactor = await timeAgain(failure, context, Object.keys(patch));
    const step: ActionStep = { patch, timeFactor, ...(title ? { title } : {}), ...(why ? { why } : {}) };
    return [step];
  };
}

/** Fields that only the writing of the clip reads, and those that the text encoder reads. */
const written = ['request.fps'];
const texts = ['request.prompt', 'request.negativePrompt'];

/** Factor on the time that is left when stages that read the fields have to be made again, at their present size. */
async function timeAgain(
  failure: Failure,
  context: RecoveryContext,
  paths: readonly string[],
): Promise<number> {
  if (paths.every((path) => written.includes(path))) return 1;
  const estimates = await estimatesOf(context);
  const first = paths.some((path) => texts.includes(path)) ? 0 : 1;
  const lever = {
    id: 'request',
    kind: 'level',
    stages: estimates.slice(first).map(({ stage }) => stage),
    settings: [],
    current: '',
  } as const;
  const setting = { id: '', title: '', values: {}, qualityCost: 0, timeFactor: 1 };
  return remainingTime(estimates, failure.stage, { lever, setting, redoes: true });
}

/** The values as the model would take them; none when it would not. */
async function legal(values: JsonObject, { plan, validate }: RecoveryContext): Promise<JsonObject> {
  if (!validate) return values;
  try {
    const { request, problems } = await validate({ ...plan.request, ...values });
    if (problems.length > 0) return {};
    const snapped = Object.keys(values).map((field): [string, JsonValue] => [field, request[field] ?? null]);
    return Object.fromEntries(snapped.filter(([, value]) => value !== null));
  } catch {
    return values;
  }
}
