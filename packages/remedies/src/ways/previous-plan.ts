import type { JsonObject, JsonValue, Plan } from '@retake/plugin-api';
import type { ProposeSteps } from '../catalogue-action.js';

/** What takes the plan back to the one before it. */
export const previousPlan: ProposeSteps = (_failure, { plan, plans = [] }) => {
  const before = plans.findLast((one) => JSON.stringify(one) !== JSON.stringify(plan));
  const patch = before ? differences(plan, before) : {};
  return Object.keys(patch).length === 0 ? [] : [{ patch }];
};

/** The values of `to` that `from` has otherwise. Fields that `to` lacks cannot be taken away and stay. */
function differences(from: Plan, to: Plan): Record<string, JsonValue> {
  const { model, checkpoint, memoryBytes } = to;
  return {
    ...changed('', { ...from } as unknown as JsonObject, { model, checkpoint, memoryBytes }),
    ...changed('request.', from.request, to.request),
    ...changed('options.', from.options, to.options),
  };
}

function changed(prefix: string, from: JsonObject, to: JsonObject): Record<string, JsonValue> {
  const entries = Object.entries(to).filter(
    ([field, value]) => JSON.stringify(from[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries.map(([field, value]) => [`${prefix}${field}`, value]));
}
