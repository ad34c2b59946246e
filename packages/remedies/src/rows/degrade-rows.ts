import type { JsonObject } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { lessMemory, notTransient } from '../conditions.js';
import { changeRequest } from '../ways/change-request.js';
import { legalFrames, smallerSide } from '../ways/legal-values.js';
import { turnLever } from '../ways/turn-lever.js';
import { turnTogetherWith } from '../ways/turn-together.js';
import { frugalDials } from './frugal-dials.js';
import { bySetting, free, judged } from './row-defaults.js';

const base = {
  ...free,
  strategy: 'degrade',
  strategyClass: 'graceful_degradation',
  kind: 'reduced_functionality',
} as const;

const previewSide = 0.5;
const previewSteps = 8;
const storyboardFrames = 5;
/** A picture a second. */
const storyboardRate = 1;
/** Where the last resort is offered: after this many failures of the same kind. */
const lastResortFrom = 2;

const sides = ({ width, height }: JsonObject, share: number): JsonObject | undefined =>
  typeof width === 'number' && typeof height === 'number'
    ? { width: smallerSide(width, share), height: smallerSide(height, share) }
    : undefined;

/** Less than was asked for, rather than nothing. */
export const degradeRows: readonly CatalogueAction[] = [
  {
    ...base,
    ...bySetting,
    id: 'degrade.level',
    title: 'Go down to a lower quality level',
    changes: 'size, frames and steps of the request, by one of the five levels (100, 80, 60, 40, 20 %)',
    when: 'memory ran out and the same result does not fit',
    applies: lessMemory,
    why: 'A smaller request needs less memory in every stage; it is what is left when the same result does not fit.',
    probability: judged(0.7, 'whether it fits is estimated apart; each lower level leaves less doubt'),
    propose: turnLever({ kind: 'level', probability: 0.7, redoes: true }),
  },
  {
    ...base,
    ...bySetting,
    id: 'degrade.level-together',
    title: 'Go down to a lower quality level and turn every dial that saves memory',
    changes: 'as `degrade.level` and `offload.together`, in one go',
    when: 'so much memory is missing that no dial alone brings it',
    applies: lessMemory,
    why: 'Level by level and dial by dial would fail once each; together they save what is missing in one go.',
    probability: judged(0.85, 'whether it fits is estimated apart'),
    propose: turnTogetherWith(frugalDials, { kind: 'level', probability: 0.85, redoes: true }),
  },
  {
    ...base,
    id: 'degrade.preview',
    title: 'Make a preview: half the size, 8 steps',
    changes: '`request.width`, `request.height`, `request.steps`',
    when: 'the full clip fails for want of memory or time',
    applies: notTransient,
    why: 'A preview shows what the clip would be, at a fraction of memory and time.',
    probability: judged(0.7, 'a quarter of the pixels'),
    effect: { quality: 0.7, timeFactor: 'by setting', memory: 'less' },
    consent: 'ask',
    propose: changeRequest((request) => {
      const smaller = sides(request, previewSide);
      const { steps } = request;
      if (!smaller || typeof steps !== 'number') return undefined;
      return { values: { ...smaller, steps: Math.min(steps, previewSteps) } };
    }),
  },
  {
    ...base,
    id: 'degrade.storyboard',
    title: 'Make a storyboard: five stills, one a second, instead of a clip',
    changes: '`request.frames`, `request.fps`',
    when: 'clips fail for want of memory or in the parts of the model that work over time',
    applies: notTransient,
    why: 'Five frames need a fraction of the memory and show the scene.',
    probability: judged(0.75, 'two latent frames instead of dozens'),
    effect: { quality: 0.8, timeFactor: 'by setting', memory: 'less' },
    consent: 'ask',
    propose: changeRequest(({ frames }) =>
      typeof frames === 'number' && frames > storyboardFrames
        ? { values: { frames: legalFrames(storyboardFrames), fps: storyboardRate } }
        : undefined,
    ),
  },
  {
    ...base,
    id: 'degrade.still',
    title: 'Make one still picture instead of a clip',
    changes: '`request.frames`',
    when: 'clips fail for want of memory or in the parts of the model that work over time',
    applies: notTransient,
    why: 'One frame is the least that the model can make; nothing works over time in it.',
    probability: judged(0.8, 'one latent frame'),
    effect: { quality: 0.9, timeFactor: 'by setting', memory: 'less' },
    consent: 'ask',
    propose: changeRequest(({ frames }) =>
      typeof frames === 'number' && frames > 1 ? { values: { frames: 1 } } : undefined,
    ),
  },
  {
    ...base,
    id: 'degrade.mock',
    title: 'Make a test card, marked MOCK in the picture, so that what comes after it can go on',
    kind: 'pipeline_substitution',
    changes: '`model` of the plan: `mock-video`, which generates nothing',
    when: 'the same failure came twice, and a program waits for a clip more than for its content',
    applies: (failure, context) => notTransient(failure, context) && context.occurrences >= lastResortFrom,
    why: 'A test card of the asked size and length keeps a pipeline going; nobody can take it for a result.',
    probability: judged(0.95, 'needs no weights and little memory'),
    effect: { quality: 1, timeFactor: 1, memory: 'less' },
    consent: 'ask',
    needs: 'model',
    propose: (_failure, { plan }) =>
      plan.model === 'mock-video' ? [] : [{ patch: { model: 'mock-video' } }],
  },
];
