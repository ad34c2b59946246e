import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

/** Retake names the VAE where nothing but its weights can have made such numbers: while an image is encoded. */
const ofImage = ({ stage, facts }: ErrorEvidence): boolean =>
  stage === 'encode_image' && facts.component === 'vae';

const damaged = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_integrity_failure',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.96,
  firstMove: 'automatic_repair',
  code: 'WAN_WEIGHTS_INTEGRITY/vae_damaged',
  nextSteps: [
    'Look at every number of the checkpoint: `retake inspect <folder> --deep`.',
    'Download the weights of the VAE again.',
    'Or put a checkpoint with a whole VAE of the same kind beside it, and go on: it is found there.',
  ],
} as const;

const evidence = { stage: 'encode_image', facts: { component: 'vae', kind: 'damaged_numbers' } } as const;

/** Codes of Retake for a VAE whose numbers are not those it was saved with. Neither seed nor transformer have a part in it. */
export const vaeRules: readonly FailureRule[] = [
  {
    ...damaged,
    id: 'vae_not_finite',
    when: { errorCodes: ['video_unhealthy'], holds: ofImage },
    userMessage: 'The VAE makes values of the image that are no numbers: its weights are damaged.',
    example: {
      ...evidence,
      code: 'video_unhealthy',
      message: 'The latents hold NaN, made by the VAE in /m/vae/model.safetensors',
    },
    reason: 'an image holds numbers from -1 to 1, so what is none comes from the weights',
  },
  {
    ...damaged,
    id: 'vae_collapsed',
    when: { errorCodes: ['latents_collapsed'], holds: ofImage },
    userMessage: 'The VAE makes the same of every place of the image: its encoder is zeroed or damaged.',
    example: {
      ...evidence,
      code: 'latents_collapsed',
      message:
        'The latents of the image hold one value per channel: the VAE in /m/vae/model.safetensors does not see it',
    },
    reason: 'the image shows something, and an encoder with the weights it was saved with sees it',
  },
];
