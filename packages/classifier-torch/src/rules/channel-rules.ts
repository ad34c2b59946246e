import type { FailureRule } from '@retake/plugin-api';

const otherModel = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'needs_change',
  confidence: 0.96,
  firstMove: 'intelligent_fallback',
} as const;

const videoSteps = [
  'Use a text-to-video checkpoint without an image, and an image-to-video checkpoint with one.',
  'Download the checkpoint that belongs to the workflow, or choose the workflow that belongs to the checkpoint.',
];
const vaeSteps = [
  'Use the VAE of the same generation: Wan 2.2 TI2V-5B takes `Wan2.2_VAE`, all other Wan models take `Wan2.1_VAE`.',
  'Make the empty latent with the node or function of the same model.',
];

/** Channel counts in the words of a convolution: which checkpoint met which pipeline. */
export const channelRules: readonly FailureRule[] = [
  {
    ...otherModel,
    id: 'text_checkpoint_in_image_pipeline',
    when: {
      words: [
        /expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>16) channels, but got (?<givenChannels>36) channels/,
        /size of tensor a \((?<givenChannels>36)\) must match the size of tensor b \((?<expectedChannels>16)\)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/text_checkpoint_in_image_pipeline',
    userMessage:
      'This is a text-to-video checkpoint in an image-to-video pipeline: the pipeline gives 36 channels (noise, mask and image), the checkpoint takes 16.',
    nextSteps: videoSteps,
    example:
      'RuntimeError: Given groups=1, weight of size [5120, 16, 1, 2, 2], expected input[1, 36, 21, 60, 104] to have 16 channels, but got 36 channels instead',
    reason: '36 = 16 noise + 4 mask + 16 image channels, which only an image-to-video checkpoint takes',
  },
  {
    ...otherModel,
    id: 'image_checkpoint_in_text_pipeline',
    when: {
      words: [
        /expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>36) channels, but got (?<givenChannels>16|32|20) channels/,
        /size of tensor a \((?<givenChannels>16)\) must match the size of tensor b \((?<expectedChannels>36)\)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/image_checkpoint_in_text_pipeline',
    userMessage:
      'This is an image-to-video checkpoint in a text-to-video pipeline: the checkpoint takes 36 channels (noise, mask and image), the pipeline gives fewer.',
    nextSteps: videoSteps,
    example:
      'RuntimeError: Given groups=1, weight of size [5120, 36, 1, 2, 2], expected input[1, 16, 21, 60, 104] to have 36 channels, but got 16 channels instead',
    reason: 'the checkpoint waits for mask and image channels that were not made',
  },
  {
    ...otherModel,
    id: 'vae_tile_not_patched',
    when: {
      words: [
        /weight of size \[\d+, 12, 3, 3, 3\], expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>12) channels, but got (?<givenChannels>3) channels/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'call',
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/vae_tile_not_patched',
    userMessage:
      'The Wan 2.2 VAE got plain pixels (3 channels) where it takes pixels folded two by two (12 channels).',
    nextSteps: [
      'Turn VAE tiling off, or update diffusers to a version that folds tiles.',
      'Check that the pipeline belongs to Wan 2.2 TI2V.',
    ],
    example:
      'Given groups=1, weight of size [160, 12, 3, 3, 3], expected input[1, 3, 3, 130, 130] to have 12 channels, but got 3 channels instead',
    reason: 'the right VAE on a path (tiling) that forgets to fold the pixels',
  },
  {
    ...otherModel,
    id: 'wan21_latents_in_wan22',
    when: {
      words: [
        /expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>48) channels, but got (?<givenChannels>16) channels/,
        /size of tensor a \((?<givenChannels>16)\) must match the size of tensor b \((?<expectedChannels>48)\)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/latents_of_other_vae',
    userMessage:
      'The latents have 16 channels (Wan 2.1 VAE), but this part takes 48 (Wan 2.2 TI2V-5B and its VAE).',
    nextSteps: vaeSteps,
    example:
      'Given groups=1, weight of size [3072, 48, 1, 2, 2], expected input[1, 16, 31, 44, 80] to have 48 channels, but got 16 channels instead',
    reason: '48 channels are the latents of the Wan 2.2 VAE, 16 those of the Wan 2.1 VAE',
  },
  {
    ...otherModel,
    id: 'wan22_latents_in_wan21',
    when: {
      words: [
        /expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>16) channels, but got (?<givenChannels>48) channels/,
        /size of tensor a \((?<givenChannels>48)\) must match the size of tensor b \((?<expectedChannels>16)\)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/latents_of_other_vae',
    userMessage:
      'The latents have 48 channels (Wan 2.2 TI2V-5B and its VAE), but this part takes 16 (Wan 2.1 VAE).',
    nextSteps: vaeSteps,
    example:
      'RuntimeError: The size of tensor a (48) must match the size of tensor b (16) at non-singleton dimension 1',
    reason: '48 channels are the latents of the Wan 2.2 VAE, 16 those of the Wan 2.1 VAE',
  },
  {
    ...otherModel,
    id: 'image_with_alpha',
    when: {
      words: [
        /expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>3) channels, but got (?<givenChannels>[124]) channels/,
        /size of tensor a \((?<givenChannels>4)\) must match the size of tensor b \((?<expectedChannels>3)\)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    type: 'invalid_parameters',
    scope: 'call',
    confidence: 0.85,
    firstMove: 'parameter_adjustment',
    code: 'WAN_CONDITIONING/image_channels',
    userMessage: 'The image has another number of channels than the three of red, green and blue.',
    nextSteps: ['Convert the image to RGB: without transparency, not grey.'],
    example:
      'Given groups=1, weight of size [128, 3, 3, 3], expected input[1, 4, 480, 832] to have 3 channels, but got 4 channels instead',
    reason: 'a fourth channel is transparency, a single one is grey',
  },
  {
    ...otherModel,
    id: 'other_channels',
    when: {
      words: [
        /weight of size \[(?<weightShape>[\d, ]+)\], expected input\s?\[(?<givenShape>[\d, ]+)\] to have (?<expectedChannels>\d+) channels, but got (?<givenChannels>\d+) channels/,
        /expected (?:input|hidden_states)[^\n]{0,60} to have (?<expectedChannels>\d+) channels, but got (?<givenChannels>\d+)/,
        /Incorrect configuration settings! The config of [^\n]* expects (?<expectedChannels>\d+) but received/,
      ],
    },
    confidence: 0.89,
    code: 'WAN_ARCHITECTURE/channels_disagree',
    userMessage: 'Two parts disagree about the number of channels: they belong to different models.',
    nextSteps: ['Take checkpoint, VAE, LoRA and control model of one and the same family.', ...videoSteps],
    example:
      'Given groups=1, weight of size [320, 9, 3, 3], expected input[2, 4, 64, 64] to have 9 channels, but got 4 channels instead',
    reason: 'channel counts are fixed by the checkpoint, so two models met',
  },
  {
    ...otherModel,
    id: 'latent_channels_in_sum',
    when: {
      words: [
        /size of tensor a \((?<givenChannels>16|32|20|4|96|128|132)\) must match the size of tensor b \((?<expectedChannels>16|20|32|48|4|96|128|132)\) at non-singleton dimension [01]\b/,
      ],
    },
    confidence: 0.8,
    code: 'WAN_ARCHITECTURE/channels_disagree',
    userMessage: 'Two parts disagree about the number of latent channels: they belong to different models.',
    nextSteps: [...vaeSteps, 'Take checkpoint, VAE, LoRA and control model of one and the same family.'],
    example: 'The size of tensor a (4) must match the size of tensor b (16) at non-singleton dimension 1',
    reason: 'these sizes at the channel place are those of known VAEs',
  },
];
