import type { Failure, JsonObject, RecoveryContext } from '@retake/plugin-api';
import type { ActionStep, ProposeSteps } from '../catalogue-action.js';

/** The model's own default for the field that the failure names. */
export const defaultValue: ProposeSteps = async (failure, { plan, validate }: RecoveryContext) => {
  const field = fieldOf(failure);
  if (field === undefined || !validate || !(field in plan.request) || field === 'prompt') return [];
  const { [field]: given, ...rest } = plan.request;
  const { request, problems } = await validate(rest);
  const value = request[field];
  if (problems.length > 0 || value === undefined || JSON.stringify(value) === JSON.stringify(given))
    return [];
  const step: ActionStep = {
    variant: field,
    title: `Use the default for ${field}: ${JSON.stringify(value)}`,
    patch: { [`request.${field}`]: value },
  };
  return [step];
};

/** `path`, `parameter` or `field` of the facts, or the path of the first problem. */
function fieldOf({ facts }: Failure): string | undefined {
  const { problems } = facts;
  const [first] = Array.isArray(problems) ? problems : [];
  const named = [facts.path, facts.parameter, facts.field, (first as JsonObject | undefined)?.path];
  return named
    .find((name): name is string => typeof name === 'string' && name !== '')
    ?.replace(/^request\./, '');
}
