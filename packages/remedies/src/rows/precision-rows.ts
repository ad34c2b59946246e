import type { CatalogueAction } from '../catalogue-action.js';
import { notFinite } from '../conditions.js';
import { turnLever } from '../ways/turn-lever.js';
import { bySetting, judged } from './row-defaults.js';

const base = {
  ...bySetting,
  strategy: 'adjust',
  strategyClass: 'parameter_adjustment',
  when: 'the video or its latents hold NaN or infinity, or are black',
  applies: notFinite,
  effect: { quality: 0, timeFactor: 'by setting', memory: 'more' },
} as const;

/** Numbers that overflowed: compute them with more room. */
export const precisionRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'adjust.source-weights',
    title: 'Use the weights as they are stored',
    changes: 'the precision of weights in the plan (`options.precision.transformer`)',
    why: 'Quantised weights can overflow where the stored ones do not.',
    probability: judged(0.6, 'rules out quantisation as the cause'),
    propose: turnLever({
      kind: 'precision',
      setting: /source|stored|full/,
      probability: 0.6,
      stages: 'any',
      towards: 'comfortable',
    }),
  },
  {
    ...base,
    id: 'adjust.vae-fp32',
    title: 'Decode in FP32',
    changes:
      'the precision of the VAE in the plan; nothing in Retake’s own ONNX models, whose VAE always computes in FP32',
    why: 'The VAE overflows in 16 bits more often than any other part.',
    probability: judged(0.8, 'the known cause of black frames at 16 bits'),
    needs: 'always',
    propose: turnLever({
      kind: 'precision',
      lever: /vae/,
      setting: /fp32|float32/,
      probability: 0.8,
      stages: 'any',
      towards: 'any',
    }),
  },
  {
    ...base,
    id: 'adjust.attention-fp32',
    title: 'Compute attention in FP32',
    changes:
      'the precision of attention in the plan; nothing in Retake’s own ONNX models, whose attention always computes in FP32',
    why: 'Scores of attention overflow 16 bits with long clips.',
    probability: judged(0.6, 'the second known cause of NaN at 16 bits'),
    needs: 'always',
    propose: turnLever({
      kind: 'attention',
      setting: /fp32|float32|math/,
      probability: 0.6,
      stages: 'any',
      towards: 'any',
    }),
  },
];
