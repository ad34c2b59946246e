import type { FailureRule } from '@retake/plugin-api';

const other = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.96,
} as const;

const which = '`retake inspect <folder>` shows which model a checkpoint is of.';

/**
 * Channels of the patch embedding say what a Wan transformer is: 16 text-to-video, 36 image-to-video (16 latents, 4 mask,
 * 16 image), 48 the 5B model of Wan 2.2 (its VAE has 48). `checkpoint` has the weights, `pipeline` gives the latents.
 */
const channelPairs = [
  {
    id: 'image_model_in_text_pipeline',
    checkpoint: 36,
    pipeline: 16,
    userMessage: 'This is an image-to-video checkpoint in a text-to-video pipeline.',
    step: 'Give an image and use the image-to-video pipeline, or load a text-to-video checkpoint.',
  },
  {
    id: 'text_model_in_image_pipeline',
    checkpoint: 16,
    pipeline: 36,
    userMessage: 'This is a text-to-video checkpoint in an image-to-video pipeline.',
    step: 'Leave the image out and use the text-to-video pipeline, or load an image-to-video checkpoint.',
  },
  {
    id: 'small_model_with_old_vae',
    checkpoint: 48,
    pipeline: 16,
    userMessage:
      'This is a checkpoint for 48 channels (the 5B model of Wan 2.2, or a control variant) with latents of the Wan 2.1 VAE.',
    step: 'Use the Wan 2.2 VAE with the 5B model; the 14B models of Wan 2.1 and 2.2 use the Wan 2.1 VAE.',
  },
  {
    id: 'large_model_with_new_vae',
    checkpoint: 16,
    pipeline: 48,
    userMessage: 'This checkpoint needs the latents of the Wan 2.1 VAE, and got those of the Wan 2.2 VAE.',
    step: 'Use the Wan 2.1 VAE; only the 5B model of Wan 2.2 uses the Wan 2.2 VAE.',
  },
  {
    id: 'image_model_with_new_vae',
    checkpoint: 36,
    pipeline: 48,
    userMessage: 'This is an image-to-video checkpoint in a pipeline for the 5B model of Wan 2.2.',
    step: 'Use the pipeline of the 14B image-to-video models with the Wan 2.1 VAE.',
  },
  {
    id: 'small_model_in_image_pipeline',
    checkpoint: 48,
    pipeline: 36,
    userMessage:
      'This is a checkpoint of the 5B model of Wan 2.2 in an image-to-video pipeline of the 14B models.',
    step: 'Use the pipeline of the 5B model, which takes the image in its first latent frame.',
  },
] as const;

/** The same clash as a convolution, `load_state_dict` and diffusers tell it. */
const clash = (checkpoint: number | string, pipeline: number | string): readonly RegExp[] => {
  const size = (channels: number | string) => `torch\\.Size\\(\\[\\d+, ${channels}, 1, 2, 2\\]\\)`;
  const given = size(`(?<givenChannels>${checkpoint})`);
  const wanted = size(`(?<expectedChannels>${pipeline})`);
  return [
    new RegExp(
      `weight of size \\[\\d+, ${checkpoint}, 1, 2, 2\\], expected input\\[[\\d, ]+\\] to have (?<expectedChannels>${checkpoint}) channels, but got (?<givenChannels>${pipeline}) channels`,
    ),
    new RegExp(
      `copying a param with shape ${given} from checkpoint, the shape in current model is ${wanted}`,
    ),
    new RegExp(`patch_embedding\\S* expected shape ${wanted}, but got ${given}`),
  ];
};

/** Widths of the transformer: 14B, 5B and 1.3B. */
const widths = [5120, 3072, 1536] as const;

const otherWidth = (width: number): RegExp => {
  const others = widths.filter((other) => other !== width).join('|');
  return new RegExp(
    `copying a param with shape torch\\.Size\\(\\[(?<givenChannels>${width})\\b[\\d, ]*\\]\\) from checkpoint, the shape in current model is torch\\.Size\\(\\[(?<expectedChannels>${others})\\b`,
  );
};

const conv = (weight: string, got: string) =>
  `RuntimeError: Given groups=1, weight of size ${weight}, expected input[1, ${got}, 9, 60, 104] to have ${weight.split(', ')[1]} channels, but got ${got} channels instead`;

const loading = (name: string, checkpoint: string, current: string) =>
  `RuntimeError: Error(s) in loading state_dict for ${name}:\n\tsize mismatch for a.weight: copying a param with shape torch.Size([${checkpoint}]) from checkpoint, the shape in current model is torch.Size([${current}]).`;

/** Which generation, task and size of Wan a checkpoint is of, told by the numbers in the message. */
export const generationRules: readonly FailureRule[] = [
  ...channelPairs.map(
    ({ checkpoint, pipeline, step, ...row }): FailureRule => ({
      ...other,
      ...row,
      when: { words: clash(checkpoint, pipeline) },
      code: `WAN_ARCHITECTURE/${row.id}`,
      nextSteps: [step, which],
      example: conv(`[5120, ${checkpoint}, 1, 2, 2]`, String(pipeline)),
      reason: `a patch embedding for ${checkpoint} channels met ${pipeline}`,
    }),
  ),
  {
    ...other,
    id: 'task_of_checkpoint',
    when: { words: clash('\\d+', '\\d+') },
    code: 'WAN_ARCHITECTURE/other_task',
    userMessage:
      'The checkpoint is of another task than the pipeline: they differ in the channels they take.',
    nextSteps: [
      'Use the checkpoint for this task: text, image, control, inpainting, animation or VACE.',
      which,
    ],
    example: conv('[1536, 52, 1, 2, 2]', '20'),
    reason: 'the patch embedding takes other channels than this pipeline gives',
  },
  {
    ...other,
    id: 'vae_of_small_model',
    when: {
      words: [
        /weight of size \[48, 48, 1, 1, 1\], expected input\[[\d, ]+\] to have (?<expectedChannels>48) channels, but got (?<givenChannels>16)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/large_model_with_new_vae',
    userMessage: 'These latents need the Wan 2.1 VAE, and the Wan 2.2 VAE is loaded.',
    nextSteps: ['Load the Wan 2.1 VAE; only the 5B model of Wan 2.2 uses the Wan 2.2 VAE.', which],
    example: conv('[48, 48, 1, 1, 1]', '16'),
    reason: 'the first layer of the decoder takes 48 channels, the latents have 16',
  },
  {
    ...other,
    id: 'vae_of_large_model',
    when: {
      words: [
        /weight of size \[16, 16, 1, 1, 1\], expected input\[[\d, ]+\] to have (?<expectedChannels>16) channels, but got (?<givenChannels>48)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/small_model_with_old_vae',
    userMessage: 'These latents need the Wan 2.2 VAE, and the Wan 2.1 VAE is loaded.',
    nextSteps: ['Load the Wan 2.2 VAE, which belongs to the 5B model.', which],
    example: conv('[16, 16, 1, 1, 1]', '48'),
    reason: 'the first layer of the decoder takes 16 channels, the latents have 48',
  },
  {
    ...other,
    id: 'vae_patches',
    when: {
      words: [
        /weight of size \[160, 12, 3, 3, 3\], expected input\[[\d, ]+\] to have (?<expectedChannels>12) channels, but got (?<givenChannels>3)/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.85,
    code: 'WAN_INFERENCE/vae_tiling_unpatched',
    userMessage:
      'The Wan 2.2 VAE got an image that was not cut into 2x2 patches, which happens in its tiled path.',
    nextSteps: ['Turn VAE tiling off.', 'Update diffusers or the program that uses it.'],
    example: conv('[160, 12, 3, 3, 3]', '3'),
    reason: 'VAE and image fit, the step between them is left out',
  },
  {
    ...other,
    id: 'vae_state_dict',
    when: {
      words: [
        /in loading state_dict for (?<component>\w*(?:VAE|Vae|AutoEncoder|Autoencoder)\w*)/,
        /(?<component>\w*(?:VAE|Autoencoder)\w*)[^\n]{0,80}Cannot load because/,
      ],
    },
    confidence: 0.94,
    code: 'WAN_ARCHITECTURE/other_vae',
    userMessage: 'The VAE file is of another VAE than this model needs.',
    nextSteps: [
      'Use the Wan 2.1 VAE for all 14B and 1.3B models, and the Wan 2.2 VAE only for the 5B model.',
      'If it is the right one, update the program: it may be older than the VAE.',
    ],
    example: loading('WanVAE', '160, 12, 3, 3, 3', '96, 3, 3, 3, 3'),
    reason: 'a VAE whose shapes or names disagree is another VAE',
  },
  {
    ...other,
    id: 'size_of_checkpoint',
    when: {
      words: widths.map(otherWidth),
    },
    confidence: 0.93,
    code: 'WAN_ARCHITECTURE/other_size',
    userMessage:
      'The checkpoint is of another size of the model: Wan is 5120 wide as 14B, 3072 as 5B and 1536 as 1.3B.',
    nextSteps: ['Choose the pipeline of the size that the checkpoint has.', which],
    example: loading('WanModel', '5120, 5120', '1536, 1536'),
    reason: 'the widths are those of two sizes of one model',
  },
  {
    ...other,
    id: 'text_encoder_width',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \(\d+x(?!4096\b)(?<givenChannels>\d+) and (?<expectedChannels>4096)x(?:5120|3072|1536|2048)\)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.94,
    code: 'WAN_CONDITIONING/other_encoder',
    userMessage: 'The prompt was encoded by another text encoder than this model needs.',
    nextSteps: ['Load UMT5-XXL as text encoder; its results are 4096 numbers wide.', which],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x768 and 4096x5120)',
    reason: 'the text embedding of the model takes 4096 numbers a token',
  },
  {
    ...other,
    id: 'image_encoder_width',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \(\d+x(?!1280\b)(?<givenChannels>\d+) and (?<expectedChannels>1280)x(?:1280|5120)\)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.93,
    code: 'WAN_CONDITIONING/other_encoder',
    userMessage: 'The image was encoded by another image encoder than this model needs.',
    nextSteps: [
      'Load CLIP ViT-H (`clip_vision_h`) as image encoder; its results are 1280 numbers wide.',
      which,
    ],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (257x1024 and 1280x1280)',
    reason: 'the image embedding of the model takes 1280 numbers a patch',
  },
];
