import type { Failure, JsonObject, RecoveryContext } from '@retake/plugin-api';
import type { ProposeSteps } from '../catalogue-action.js';

/**
 * Offers the operation of a row.
 * @param params computes its parameters; `undefined` offers nothing.
 */
export function operate(
  params: (failure: Failure, context: RecoveryContext) => JsonObject | undefined = () => ({}),
): ProposeSteps {
  return (failure, context) => {
    const given = params(failure, context);
    return given === undefined ? [] : [{ params: given }];
  };
}
