import type { FailureRule } from '@retake/plugin-api';

const clash = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'needs_change',
  confidence: 0.97,
  firstMove: 'intelligent_fallback',
} as const;

const convolution = (weight: string, expected: string, given: string) =>
  new RegExp(
    `weight of size \\[\\d+, ${weight}[^\\]]*\\], expected input(?<givenShape>\\[[^\\]]*\\]) to have (?<expectedChannels>${expected}) channels, but got (?<givenChannels>${given}) channels`,
  );
const widths = '(?:512|768|1024|1280|2048|2304|2560|3584|4096|4304)';
const encoders = 'Use the text encoder that belongs to the model: UMT5-XXL (width 4096) for Wan.';

/** Two models that were joined and disagree about the number of channels or the width of what they hand over. */
export const channelRules: readonly FailureRule[] = [
  {
    ...clash,
    id: 't2v_weights_i2v_input',
    when: { words: [convolution('16', '16', '3[236]|20|52')] },
    code: 'WAN_ARCHITECTURE/text_checkpoint_in_image_pipeline',
    userMessage:
      'This is a text-to-video checkpoint in an image-to-video pipeline: it takes no image channels.',
    nextSteps: ['Load the image-to-video checkpoint (36 channels).', 'Or use the text-to-video pipeline.'],
    example:
      'RuntimeError: Given groups=1, weight of size [5120, 16, 1, 2, 2], expected input[1, 36, 21, 60, 104] to have 16 channels, but got 36 channels instead',
    reason: 'the weights take 16 latent channels, the pipeline hands over the image channels too',
  },
  {
    ...clash,
    id: 'i2v_weights_t2v_input',
    when: { words: [convolution('3[236]', '3[236]', '16|20')] },
    code: 'WAN_ARCHITECTURE/image_checkpoint_in_text_pipeline',
    userMessage:
      'This is an image-to-video checkpoint in a text-to-video pipeline: it waits for image channels.',
    nextSteps: [
      'Load the text-to-video checkpoint (16 channels).',
      'Or give an image and use image-to-video.',
    ],
    example:
      'RuntimeError: Given groups=1, weight of size [5120, 36, 1, 2, 2], expected input[1, 16, 21, 60, 104] to have 36 channels, but got 16 channels instead',
    reason: 'the weights wait for 36 channels and get the 16 of the latents alone',
  },
  {
    ...clash,
    id: 'vae_generation_mixed',
    when: {
      words: [
        convolution('(?:16|36|48|100)', '16|36|48|100', '48|16'),
        /size of tensor a \((?:16|48)\) must match the size of tensor b \((?:48|16)\) at non-singleton dimension [14]/,
        /expected (?<expectedChannels>16|48) (?:latent )?channels,? (?:but )?got (?<givenChannels>48|16)\b/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/vae_of_other_generation',
    userMessage:
      'The VAE and the diffusion model are of different Wan generations (16 against 48 latent channels).',
    nextSteps: ['Use the Wan 2.2 VAE for TI2V-5B, and the Wan 2.1 VAE for every other Wan model.'],
    example:
      'RuntimeError: Given groups=1, weight of size [3072, 48, 1, 2, 2], expected input[1, 16, 21, 60, 104] to have 48 channels, but got 16 channels instead',
    reason: 'Wan 2.1 latents have 16 channels, those of the Wan 2.2 VAE have 48',
  },
  {
    ...clash,
    id: 'vae_tiling_unpatched',
    when: { words: [convolution('12', '12', '3')] },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.9,
    code: 'WAN_INFERENCE/vae_tiling_unpatched',
    userMessage:
      'The tiled path of the VAE forgot to fold the pixels first, so the encoder got 3 channels instead of 12.',
    nextSteps: ['Turn VAE tiling off for encoding, or use a smaller size.', 'Update the library.'],
    example:
      'RuntimeError: Given groups=1, weight of size [160, 12, 3, 3, 3], expected input[1, 3, 3, 256, 256] to have 12 channels, but got 3 channels instead',
    reason: 'the Wan 2.2 VAE folds 2x2 pixels into 12 channels and tiling skips that step',
  },
  {
    ...clash,
    id: 'image_alpha_channel',
    when: {
      words: [
        convolution('(?:3|1)', '3|1', '4|1|3'),
        /expected (?<expectedChannels>3) channels,? but got (?<givenChannels>4)\b/i,
        /size of tensor a \((?:3|4)\) must match the size of tensor b \((?:4|3)\) at non-singleton dimension [0134]/,
      ],
    },
    category: 'WAN_CONDITIONING',
    type: 'invalid_parameters',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.85,
    code: 'WAN_CONDITIONING/image_channels',
    userMessage:
      'An image has another number of colour channels than the model takes, usually transparency (alpha).',
    nextSteps: [
      'Save the image as plain RGB, without transparency.',
      'Convert a grey mask or image to RGB first.',
    ],
    example:
      'RuntimeError: Given groups=1, weight of size [64, 3, 7, 7], expected input[1, 4, 512, 512] to have 3 channels, but got 4 channels instead',
    reason: 'the image the user gave has an alpha or grey channel',
  },
  {
    ...clash,
    id: 'channels_clash',
    when: {
      words: [
        convolution('\\d+', '\\d+', '\\d+'),
        /expected input\S* to have (?<expectedChannels>\d+) channels,? but got (?<givenChannels>\d+)/i,
      ],
    },
    confidence: 0.85,
    code: 'WAN_ARCHITECTURE/channels_differ',
    userMessage:
      'A part of the model gets another number of channels than it was built for, so two models do not fit.',
    nextSteps: ['Check that diffusion model, VAE, LoRA and control model belong to the same family.'],
    example:
      'RuntimeError: Given groups=1, weight of size [320, 9, 3, 3], expected input[2, 8, 64, 64] to have 9 channels, but got 8 channels instead',
    reason: 'the number of channels belongs to a model, so two models were mixed',
  },
  {
    ...clash,
    id: 'text_width_clash',
    when: {
      words: [
        new RegExp(
          `mat1 and mat2 shapes cannot be multiplied \\((?<givenShape>\\d+x${widths}) and (?<expectedShape>${widths}x\\d+)\\)`,
        ),
        /(?:text_embedding|context_embedder|caption_projection|txt_in|text_projection|img_emb|clip_proj)[\s\S]{0,400}mat1 and mat2 shapes cannot be multiplied/,
        /(?:KSampler|Sampler|CLIP|clip)[^\n]{0,80}mat1 and mat2 shapes cannot be multiplied \((?<givenShape>77x\d+)/,
        /mat1 and mat2 shapes cannot be multiplied \((?<givenShape>(?:77|154|226|257|512|514)x\d+) and/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.9,
    code: 'WAN_CONDITIONING/text_width_differs',
    userMessage: 'The text or image encoder hands over vectors of another width than the model takes.',
    nextSteps: [encoders, 'Check the type chosen in the text encoder loader: it must be that of the model.'],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x768 and 4096x5120)',
    reason: 'the width of the embeddings names the text encoder, and it is not the one of the model',
  },
  {
    ...clash,
    id: 'width_clash',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \((?<givenShape>\d+x\d+) and (?<expectedShape>\d+x\d+)\)/,
        /mat1 and mat2 shapes cannot be multiplied/,
        /size mismatch, got input \(\d+\), mat \(/,
        /normalized_shape=\[(?<expectedShape>\d+)\], expected input with shape \[\*, \d+\], but got input of size(?<givenShape>\[[\d, ]+\])/,
      ],
    },
    confidence: 0.85,
    code: 'WAN_ARCHITECTURE/widths_differ',
    userMessage:
      'Two parts of the model do not fit: one hands over vectors of another width than the other takes.',
    nextSteps: [
      'Check that diffusion model, text encoder, VAE, LoRA and control model belong to the same family.',
      encoders,
    ],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (4096x64 and 128x3072)',
    reason: 'matrix widths belong to a model, so two models were mixed',
  },
];
