import type { ActionStep, ProposeSteps } from '../catalogue-action.js';

/** Quality that is lost per field that the other model moves. A judgement. */
const lossPerField = 0.1;

/** Installed models that recognise the checkpoint and take every field of the request. */
export const otherModel: ProposeSteps = async (_failure, { plan, models }) => {
  const others = (await models?.()) ?? [];
  return others
    .filter(({ validated }) => validated.problems.length === 0)
    .map(({ id, title, validated: { request, adjustments } }): ActionStep => {
      const moved = adjustments.flatMap(({ path }) => {
        const value = request[path];
        return value === undefined ? [] : [[`request.${path}`, value] as const];
      });
      return {
        variant: id,
        title: `Use ${title} for this checkpoint`,
        patch: { model: id, ...Object.fromEntries(moved) },
        cost: { quality: Math.min(1, lossPerField * (1 + moved.length)), timeFactor: 1 },
      };
    })
    .filter(({ patch }) => patch?.model !== plan.model);
};
