import type { RecoveryContext } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { notFinite } from '../conditions.js';
import { estimatesOf } from '../estimates-of.js';
import { previousPlan } from '../ways/previous-plan.js';
import { free, judged } from './row-defaults.js';

const base = {
  ...free,
  strategy: 'restore',
  strategyClass: 'automatic_repair',
  kind: 'state_restoration',
} as const;
const inDenoise = ({ stage }: { readonly stage?: string }) => stage === 'denoise';

/** The same seed makes the same result: what did not help once is hours of work in vain the next time. */
const failedBefore = (id: string, { past }: RecoveryContext) =>
  past.some(({ actionId, outcome }) => actionId === id && outcome === 'failed');

/** Back to a state that was good. What is left behind is set aside, not deleted. */
export const restoreRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'restore.checkpoint',
    title: 'Go back to the checkpoint before the last one',
    changes: 'the newest inner checkpoint of the stage is set aside',
    operation: 'set-aside-checkpoint',
    when: 'denoise fails again and again at the same step, or its latents are spoilt',
    applies: (failure, context) =>
      inDenoise(failure) && (notFinite(failure, context) || context.occurrences > 1),
    why: 'If the last step was saved spoilt, the one before it is good.',
    probability: judged(0.35, 'helps when the fault was not in the numbers themselves'),
    effect: { quality: 0, timeFactor: 1.05, memory: 'same' },
    propose: () => [{ params: { newest: 1 } }],
  },
  {
    ...base,
    id: 'restore.stage-start',
    title: 'Begin the stage anew',
    changes: 'all inner checkpoints of the stage are set aside',
    operation: 'set-aside-checkpoint',
    when: 'denoise fails at its checkpoints whatever is tried',
    applies: (failure, context) => inDenoise(failure) && context.occurrences > 2,
    why: 'Everything the stage remembers is left behind.',
    probability: judged(0.25, 'only where the state was the cause'),
    effect: { quality: 0, timeFactor: 2, memory: 'same' },
    propose: () => [{ params: {} }],
  },
  {
    ...base,
    id: 'restore.earlier-stage',
    title: 'Make the result of the stage before anew',
    changes: 'the stored output of the stage before is set aside',
    operation: 'set-aside-output',
    when: 'a stage fails on what the stage before left: NaN, wrong shapes, unreadable files',
    applies: (failure, context) =>
      !failedBefore('restore.earlier-stage', context) &&
      (notFinite(failure, context) ||
        failure.type === 'model_corruption_detected' ||
        context.occurrences > 2),
    why: 'Made anew, the input of this stage may be whole.',
    probability: judged(0.3, 'only where the input was the cause'),
    effect: { quality: 0, timeFactor: 2, memory: 'same' },
    propose: async (failure, context) => {
      const stages = (await estimatesOf(context)).map(({ stage }) => stage);
      const before = stages[stages.indexOf(failure.stage ?? '') - 1];
      return before === undefined ? [] : [{ params: { stage: before } }];
    },
  },
  {
    ...base,
    id: 'restore.plan',
    title: 'Roll back to the plan before the last change',
    changes: 'every value of the plan that the last recovery changed',
    when: 'a recovery led to another failure than the one it answered',
    applies: ({ code }, { past }) => past.at(-1)?.outcome === 'pending' && past.at(-1)?.failureCode !== code,
    why: 'The last change brought a new failure; without it another way can be tried.',
    probability: judged(0.35, 'brings back the old failure unless something else changed too'),
    propose: previousPlan,
  },
  {
    ...base,
    id: 'restore.safe-shutdown',
    title: 'Stop here; every finished step is on disk, and `retake resume` goes on from it',
    strategyClass: 'user_intervention',
    kind: 'safe_shutdown',
    changes: 'nothing: the inference process is closed, checkpoints and journal stay',
    when: 'nothing that may run by itself helps',
    why: 'Stopping loses nothing; the run keeps its id and its finished steps.',
    probability: judged(0.5, 'as good as what the person does next'),
    consent: 'hands',
    needs: 'person',
    propose: () => [{}],
  },
];
