import type { Stage } from '@retake/plugin-api';
import type { Expert, Precision } from '@retake/wan';
import { denoiseSteps } from './denoise-steps.js';
import { quantizedWeights } from './quantized-weights.js';
import type { StageTools } from './stage-tools.js';

/**
 * Makes the INT8 or INT4 weights of the experts that will run, ahead of the denoise, unless the cache has them. Leaves no file in the
 * run: the cache outlives it.
 */
export function quantizeStage(tools: StageTools, precision: Exclude<Precision, 'source'>): Stage {
  return {
    id: 'quantize',
    title: `Quantise the transformer to ${precision.toUpperCase()}`,
    reads: [
      'checkpoint',
      'options.precision.transformer',
      'options.components',
      'request.steps',
      'request.flowShift',
    ],
    inputs: [],
    async run({ signal, progress }) {
      const experts = [...new Set(denoiseSteps(tools).map(({ expert }) => expert))];
      const files: Partial<Record<Expert, string>> = {};
      for (const [turn, expert] of experts.entries()) {
        const made = await quantizedWeights(tools, {
          expert,
          precision,
          signal,
          onProgress: ({ doneBytes, totalBytes }) =>
            progress({ fraction: (turn + doneBytes / totalBytes) / experts.length }),
        });
        files[expert] = made.files[0]?.path ?? '';
      }
      return { files: {}, facts: { quantized: files } };
    },
  };
}
