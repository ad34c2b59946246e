import type { FailureRule } from '@retake/plugin-api';

const health = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.95,
  firstMove: 'parameter_adjustment',
} as const;

const look = 'Look at every number of the checkpoint: `retake inspect <folder> --deep`.';
const stored = 'Use the weights as they are stored: `--set precision.transformer=source`.';
const seed = 'Try another seed: `--seed 7`.';

/** Codes of Retake for sampling that went wrong, seen in the tensors while they were made. */
export const healthRules: readonly FailureRule[] = [
  {
    ...health,
    id: 'video_unhealthy',
    when: { errorCodes: ['video_unhealthy'] },
    code: 'WAN_INFERENCE/video_unhealthy',
    userMessage: 'The result holds values that are no numbers, so there is no picture in it.',
    nextSteps: [look, stored, seed],
    example: { code: 'video_unhealthy', message: 'The latents hold NaN after step 3' },
    reason: 'numbers went out of range, which more room for them or other weights mend',
  },
  {
    ...health,
    id: 'latents_collapsed',
    when: { errorCodes: ['latents_collapsed'] },
    firstMove: 'automatic_repair',
    code: 'WAN_INFERENCE/latents_collapsed',
    userMessage:
      'Sampling came to the same value everywhere: there is nothing to see. Zeroed weights do that.',
    nextSteps: [look, 'Download the damaged files again.', stored],
    example: {
      code: 'latents_collapsed',
      message: 'The predicted velocities hold 0.00 everywhere after step 1',
    },
    reason: 'a transformer that predicts nothing has weights that are not those it was saved with',
  },
  {
    ...health,
    id: 'latents_exploded',
    when: { errorCodes: ['latents_exploded'] },
    code: 'WAN_INFERENCE/latents_overflow',
    userMessage: 'Sampling ran out of range: the latents grew far beyond what the model knows.',
    nextSteps: ['Lower the guidance scale: `--guidance 4`.', stored, look],
    example: { code: 'latents_exploded', message: 'The latents vary by 312 after step 9; about 1 is usual' },
    reason: 'guidance or number format drive the values up, and both are settings',
  },
  {
    ...health,
    id: 'video_blank',
    when: { errorCodes: ['video_blank'] },
    code: 'WAN_INFERENCE/black_output',
    userMessage: 'All frames of the video are black or of one colour.',
    nextSteps: [look, stored, seed, 'Where you want just that, say so in the prompt: black, blank, plain.'],
    example: { code: 'video_blank', message: 'All 81 frames are black' },
    reason: 'frames of one colour are most often numbers out of range, or a VAE that is not whole',
  },
  {
    ...health,
    id: 'video_frozen',
    when: { errorCodes: ['video_frozen'] },
    code: 'WAN_INFERENCE/video_frozen',
    userMessage: 'All frames of the video are the same: nothing moves.',
    nextSteps: [seed, look, 'Where you want just that, say so in the prompt: still, static, motionless.'],
    example: { code: 'video_frozen', message: 'All 81 frames are the same' },
    reason: 'a clip without any change comes from a damaged part or from a prompt that asks for none',
  },
  {
    ...health,
    id: 'video_noise',
    when: { errorCodes: ['video_noise'] },
    code: 'WAN_INFERENCE/noise_output',
    userMessage: 'All frames of the video are noise.',
    nextSteps: [look, stored, seed, 'Where you want just that, say so in the prompt: noise, static, snow.'],
    example: { code: 'video_noise', message: 'All 81 frames look like noise' },
    reason:
      'pixels that know nothing of their neighbours come from numbers out of range or a VAE that is not whole',
  },
];
