import type { Failure } from '@retake/plugin-api';
import type { CatalogueAction } from '../catalogue-action.js';
import { lessMemory, notTransient } from '../conditions.js';
import { otherModel } from '../ways/other-model.js';
import { turnLever } from '../ways/turn-lever.js';
import { bySetting, free, judged } from './row-defaults.js';

const base = { ...bySetting, strategy: 'fallback', strategyClass: 'intelligent_fallback' } as const;
const tiles = {
  ...base,
  kind: 'optimization_fallback',
  applies: lessMemory,
  why: 'Tiles need memory for one of them instead of the whole picture; finished stages and steps are kept.',
  probability: judged(0.9, 'the peak follows the tile; the estimate is checked before'),
} as const;
const kernels = {
  ...base,
  kind: 'optimization_fallback',
  applies: notTransient,
  effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'same' },
} as const;

/** Settings that leave out the part which the failure names; all of them where it names none. */
function withoutPart({ facts: { component } }: Failure): { readonly setting?: RegExp } {
  return typeof component === 'string' && /^\w+$/.test(component)
    ? { setting: new RegExp(`^without-${component}$`) }
    : {};
}

/** Another way to the same result: tiles, kernels, providers, checkpoints, models, engines. */
export const fallbackRows: readonly CatalogueAction[] = [
  {
    ...tiles,
    id: 'fallback.tiling',
    title: 'Decode in tiles',
    changes: 'the tiles of the decoder in the plan (`options.vae.tiling`)',
    when: 'memory ran out while decoding',
    propose: turnLever({ kind: 'tiling', lever: /^(?!encode)/, setting: /^(?!.*chunk)/, probability: 0.9 }),
  },
  {
    ...tiles,
    id: 'fallback.encode-tiling',
    title: 'Encode the image in tiles',
    changes: 'the tiles of the encoder in the plan (`options.vae.encodeTiling`)',
    when: 'memory ran out while encoding an image',
    propose: turnLever({ kind: 'tiling', lever: /^encode/, probability: 0.9 }),
  },
  {
    ...kernels,
    id: 'fallback.attention',
    title: 'Use another attention kernel',
    changes: 'the attention kernel in the plan',
    when: 'an attention kernel (flash, sage, xformers …) is missing, broken or not made for this card',
    why: 'All kernels compute the same attention; one that comes with the framework works everywhere.',
    probability: judged(0.85, 'the plain kernel has no requirements'),
    needs: 'dial',
    propose: turnLever({ kind: 'attention', probability: 0.85, stages: 'any', towards: 'any' }),
  },
  {
    ...kernels,
    id: 'fallback.provider',
    title: 'Use another provider of device code',
    changes: 'the provider in the plan (CUDA, TensorRT, DirectML …)',
    when: 'a provider lacks an operator, a library or this device',
    why: 'Another provider computes the same graph with other code.',
    probability: judged(0.7, 'operators missing in one are often there in another'),
    needs: 'dial',
    propose: turnLever({
      kind: 'provider',
      setting: /^(?!cpu)/,
      probability: 0.7,
      stages: 'any',
      towards: 'any',
    }),
  },
  {
    ...kernels,
    id: 'fallback.cpu',
    title: 'Compute on the CPU',
    changes: 'the provider in the plan; Retake’s own runtime computes on the CPU already',
    when: 'the device or its driver is broken, or its memory does not suffice by far',
    why: 'The CPU has every operator and the memory of the whole machine; it takes many times as long.',
    probability: judged(0.9, 'every operator is there'),
    effect: { quality: 0, timeFactor: 'by setting', memory: 'less' },
    consent: 'ask',
    needs: 'cuda',
    propose: async (failure, context) =>
      (
        await turnLever({
          kind: 'provider',
          setting: /^cpu/,
          probability: 0.9,
          stages: 'any',
          towards: 'any',
        })(failure, context)
      ).map((step) => ({ ...step, consent: 'ask' as const })),
  },
  {
    ...kernels,
    id: 'fallback.compile-off',
    title: 'Switch compilation and fused kernels off',
    changes: 'compilation in the plan',
    when: 'a compiler (inductor, triton, TensorRT) fails or its result is wrong',
    why: 'What is not compiled cannot fail to compile; the result is the same.',
    probability: judged(0.9, 'takes the failing part out altogether'),
    needs: 'dial',
    propose: turnLever({
      kind: 'kernel',
      setting: /plain|eager|uncompiled|^(off|none)$/,
      probability: 0.9,
      stages: 'any',
      towards: 'any',
    }),
  },
  {
    ...base,
    id: 'fallback.checkpoint',
    title: 'Use another checkpoint of this machine',
    kind: 'alternative_model',
    changes: '`checkpoint` of the plan; best first, only those the model adapter can run',
    when: 'weights are damaged, incomplete or of another model',
    applies: notTransient,
    why: 'These weights cannot be used; another checkpoint of the same model lies on this machine.',
    probability: judged(
      0.8,
      'the adapter compares the weights and asks when it cannot show they are the same',
    ),
    effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'same' },
    propose: turnLever({ kind: 'checkpoint', probability: 0.8, stages: 'any', redoes: true }),
  },
  {
    ...base,
    ...free,
    id: 'fallback.other-model',
    title: 'Use another installed model that knows this checkpoint',
    kind: 'pipeline_substitution',
    changes: '`model` of the plan, and request fields where that model’s legal values differ',
    when: 'the model’s own pipeline cannot run the checkpoint, and another installed one takes the request as it is',
    applies: notTransient,
    why: 'It recognises the checkpoint and takes every field of the request.',
    probability: judged(0.4, 'recognised by its configs, not tried'),
    effect: { quality: 0.1, timeFactor: 1.5, memory: 'same' },
    consent: 'ask',
    needs: 'model',
    propose: otherModel,
  },
  {
    ...base,
    id: 'fallback.usable-components',
    title: 'Go on with the components that are usable',
    kind: 'component_isolation',
    changes: 'which components the plan uses',
    when: 'one component is damaged or missing, and the model can make something without it',
    applies: notTransient,
    why: 'A model with two experts, or with an optional image, can make a clip without one of them.',
    probability: judged(0.5, 'the result is not the one that was asked for'),
    effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'less' },
    propose: (failure, context) => {
      const setting = withoutPart(failure);
      return turnLever({ kind: 'components', probability: 0.5, stages: 'any', redoes: true, ...setting })(
        failure,
        context,
      );
    },
  },
  {
    ...base,
    id: 'fallback.generic-pipeline',
    title: 'Use the generic pipeline instead of the optimised one',
    kind: 'pipeline_substitution',
    changes: 'the engine in the plan',
    when: 'an optimised pipeline fails where the reference one works',
    applies: notTransient,
    why: 'The reference implementation supports every configuration; it is slower.',
    probability: judged(0.6, 'rules out the optimised code as the cause'),
    effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'more' },
    needs: 'dial',
    propose: turnLever({
      kind: 'engine',
      setting: /generic|reference|plain/,
      probability: 0.6,
      stages: 'any',
      towards: 'any',
      redoes: true,
    }),
  },
  {
    ...base,
    id: 'fallback.comfyui',
    title: 'Generate on a ComfyUI server',
    kind: 'pipeline_substitution',
    changes: 'the engine in the plan',
    when: 'this machine cannot generate, and a ComfyUI server can',
    applies: notTransient,
    why: 'Another program with its own memory management runs the same model.',
    probability: judged(0.6, 'depends on the server’s models'),
    effect: { quality: 'by setting', timeFactor: 'by setting', memory: 'less' },
    needs: 'comfyui',
    propose: turnLever({
      kind: 'engine',
      setting: /^comfy/,
      probability: 0.6,
      stages: 'any',
      towards: 'any',
      redoes: true,
    }),
  },
];
