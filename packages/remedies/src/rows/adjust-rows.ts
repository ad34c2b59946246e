import type { JsonObject } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { lessMemory, tooLong } from '../conditions.js';
import { changeRequest } from '../ways/change-request.js';
import { cutPrompt } from '../ways/cut-prompt.js';
import { defaultValue } from '../ways/default-value.js';
import { legalFrames, legalSide, smallerSide } from '../ways/legal-values.js';
import { free, judged } from './row-defaults.js';

const base = { ...free, strategy: 'adjust', strategyClass: 'parameter_adjustment' } as const;

/** Shares of what was asked that keep most of the result. */
const fewer = 0.75;
const leastSteps = 4;
const mostSteps = 100;
/** torch and diffusers take seeds of 32 bits everywhere. */
const seeds = 2 ** 32;
const plainRate = 24;
const mostRate = 60;

const number = (request: JsonObject, field: string): number | undefined => {
  const value = request[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** Other values of the request. The seed stays what it was in all of them but the one about the seed. */
export const adjustRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'adjust.legal-frames',
    title: 'Make a legal number of frames (4k + 1)',
    changes: '`request.frames`',
    when: 'the number of frames is not 4k + 1',
    why: 'The VAE groups frames in fours after the first; other numbers have no latents.',
    probability: judged(0.9, 'the number is then legal for every Wan model'),
    effect: { quality: 0.02, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest((request) => {
      const frames = number(request, 'frames');
      return frames === undefined ? undefined : { values: { frames: legalFrames(frames) } };
    }),
  },
  {
    ...base,
    id: 'adjust.legal-size',
    title: 'Make a legal size',
    changes: '`request.width`, `request.height`',
    when: 'a side is not a multiple that the model takes (32 is legal for all)',
    why: 'Patches and the VAE need sides of whole multiples.',
    probability: judged(0.85, 'multiples of 32 are legal for every Wan model'),
    effect: { quality: 0.02, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest((request, { facts }) => {
      const { width, height } = { width: number(request, 'width'), height: number(request, 'height') };
      if (width === undefined || height === undefined) return undefined;
      const multiple = [facts.multiple, facts.divisor].find((one) => typeof one === 'number' && one > 0);
      const side = (given: number) => legalSide(given, multiple as number | undefined);
      return { values: { width: side(width), height: side(height) } };
    }),
  },
  {
    ...base,
    id: 'adjust.legal-values',
    title: 'Use the nearest values that the model takes',
    changes: 'every field of the request that the model would snap',
    when: 'the model itself knows legal values near those of the request',
    why: 'The model says which values near the given ones it takes.',
    probability: judged(0.8, 'checked by the model adapter before'),
    effect: { quality: 0.02, timeFactor: 'by setting', memory: 'same' },
    propose: async (_failure, { plan, validate }) => {
      if (!validate) return [];
      const { request, adjustments, problems } = await validate(plan.request);
      if (problems.length > 0) return [];
      const changed = adjustments.filter(
        ({ path }) => JSON.stringify(plan.request[path]) !== JSON.stringify(request[path]),
      );
      const entries = changed.flatMap(({ path }) => {
        const value = request[path];
        return value === undefined ? [] : [[`request.${path}`, value] as const];
      });
      return entries.length === 0 ? [] : [{ patch: Object.fromEntries(entries) }];
    },
  },
  {
    ...base,
    id: 'adjust.default-value',
    title: 'Use the default for the field that is refused',
    changes: 'the field that the failure names',
    when: 'the failure names a field, and the model has a default for it',
    why: 'The default of the model is a value it takes.',
    probability: judged(0.7, 'the default is legal, but not what was asked'),
    effect: { quality: 0.1, timeFactor: 'by setting', memory: 'same' },
    consent: 'ask',
    propose: defaultValue,
  },
  {
    ...base,
    id: 'adjust.fewer-frames',
    title: 'Make a clip of three quarters of the length',
    changes: '`request.frames`',
    when: 'memory ran out, or the sequence is too long',
    applies: (failure, context) =>
      lessMemory(failure, context) || failure.category === 'WAN_TEMPORAL_PROCESSING',
    why: 'Attention and activations grow with the number of frames.',
    probability: judged(0.5, 'needs less everywhere but for the weights'),
    effect: { quality: 0.2, timeFactor: 'by setting', memory: 'less' },
    propose: changeRequest((request) => {
      const frames = number(request, 'frames');
      return frames === undefined ? undefined : { values: { frames: legalFrames(frames * fewer) } };
    }),
  },
  {
    ...base,
    id: 'adjust.fewer-steps',
    title: 'Make three quarters of the steps',
    changes: '`request.steps`',
    when: 'the run takes longer than something allows (a time limit, a watchdog)',
    why: 'Each step takes the same time; fewer of them end sooner.',
    probability: judged(0.5, 'ends sooner by a quarter'),
    effect: { quality: 0.1, timeFactor: 'by setting', memory: 'same' },
    consent: 'ask',
    propose: changeRequest((request) => {
      const steps = number(request, 'steps');
      if (steps === undefined || steps <= leastSteps) return undefined;
      return { values: { steps: Math.max(leastSteps, Math.round(steps * fewer)) } };
    }),
  },
  {
    ...base,
    id: 'adjust.fewer-pixels',
    title: 'Make both sides three quarters as long',
    changes: '`request.width`, `request.height`',
    when: 'memory ran out, or the size is beyond what the checkpoint reaches',
    applies: (failure, context) => lessMemory(failure, context) || failure.type === 'invalid_parameters',
    why: 'Memory and time grow with the number of pixels; three quarters of each side are about half of them.',
    probability: judged(0.55, 'about half of the pixels'),
    effect: { quality: 0.25, timeFactor: 'by setting', memory: 'less' },
    propose: changeRequest((request) => {
      const { width, height } = { width: number(request, 'width'), height: number(request, 'height') };
      if (width === undefined || height === undefined) return undefined;
      return { values: { width: smallerSide(width, fewer), height: smallerSide(height, fewer) } };
    }),
  },
  {
    ...base,
    id: 'adjust.guidance-off',
    title: 'Switch guidance off',
    changes: '`request.guidanceScale`, `request.guidanceScale2`',
    when: 'the pass without a prompt breaks, or memory ran out in an adapter that makes both passes at once',
    applies: (failure, context) =>
      failure.category === 'WAN_CONDITIONING' ||
      (lessMemory(failure, context) && context.levers.some(({ kind }) => kind === 'batch')),
    why: 'Without guidance there is one pass per step instead of two, and no negative prompt.',
    probability: judged(
      0.4,
      'helps where both passes run at once; one after the other they need no more than one',
    ),
    effect: { quality: 0.35, timeFactor: 'by setting', memory: 'same' },
    consent: 'ask',
    propose: changeRequest((request) => ({
      values: Object.fromEntries(
        ['guidanceScale', 'guidanceScale2'].filter((field) => field in request).map((field) => [field, 1]),
      ),
    })),
  },
  {
    ...base,
    id: 'adjust.shorten-prompt',
    title: 'Shorten the prompt',
    changes: '`request.prompt`, with a notice of what was left out',
    when: 'the prompt is longer than the text encoder takes',
    applies: tooLong,
    why: 'The text encoder reads only so many tokens.',
    probability: judged(0.85, 'the rest fits; it may say less'),
    effect: { quality: 0.1, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest(cutPrompt),
  },
  {
    ...base,
    id: 'adjust.no-negative-prompt',
    title: 'Leave the negative prompt empty',
    changes: '`request.negativePrompt`',
    when: 'a text is longer than the text encoder takes, and the prompt is not',
    applies: tooLong,
    why: 'The negative prompt is the longer of the two more often than not.',
    probability: judged(0.5, 'helps when the negative prompt is the one too long'),
    effect: { quality: 0.1, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest(({ negativePrompt }) =>
      typeof negativePrompt === 'string' && negativePrompt !== ''
        ? { values: { negativePrompt: '' } }
        : undefined,
    ),
  },
  {
    ...base,
    id: 'adjust.seed-in-range',
    title: 'Bring the seed into 32 bits',
    changes: '`request.seed`; every other action keeps the seed',
    when: 'the seed is negative, not whole or beyond 32 bits',
    why: 'Generators of random numbers take seeds from 0 to 4294967295; the remainder stays reproducible.',
    probability: judged(0.9, 'the value is then legal everywhere'),
    propose: changeRequest(({ seed }) => {
      if (typeof seed !== 'number' || !Number.isFinite(seed)) return undefined;
      return { values: { seed: ((Math.trunc(seed) % seeds) + seeds) % seeds } };
    }),
  },
  {
    ...base,
    id: 'adjust.steps-in-range',
    title: 'Make a usual number of steps',
    changes: '`request.steps`',
    when: 'the number of steps is not whole, below 1 or above 100',
    why: 'Schedules are made for 1 to 100 whole steps.',
    probability: judged(0.8, 'legal for every scheduler of the models'),
    effect: { quality: 0.02, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest((request) => {
      const steps = number(request, 'steps');
      return steps === undefined
        ? undefined
        : { values: { steps: Math.min(mostSteps, Math.max(1, Math.round(steps))) } };
    }),
  },
  {
    ...base,
    id: 'adjust.plain-frame-rate',
    title: 'Write 24 frames per second',
    changes: '`request.fps`',
    when: 'the encoder or the model refuses the frame rate, and it is above 60 or below 1',
    why: 'Encoders and players take 24 frames per second everywhere.',
    probability: judged(0.6, 'rules out the rate as the cause'),
    effect: { quality: 0.05, timeFactor: 'by setting', memory: 'same' },
    propose: changeRequest((request) => {
      const fps = number(request, 'fps');
      return fps === undefined || (fps >= 1 && fps <= mostRate) ? undefined : { values: { fps: plainRate } };
    }),
  },
];
