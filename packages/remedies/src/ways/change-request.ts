import type { Failure, JsonObject, JsonValue, RecoveryContext } from '@retake/plugin-api';
import type { ActionStep, ProposeSteps } from '../catalogue-action.js';

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
    const step: ActionStep = { patch, ...(title ? { title } : {}), ...(why ? { why } : {}) };
    return [step];
  };
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
