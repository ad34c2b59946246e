import type { FailureRule } from '@retake/plugin-api';
import { legalSizes } from './legal-sizes.js';
import { shape } from './shape-failure.js';

const otherModel = {
  ...shape,
  type: 'model_compatibility_error',
  scope: 'model',
  confidence: 0.92,
  firstMove: 'intelligent_fallback',
} as const;

/** Shapes that do not fit each other inside a network: products, sums and joins. */
export const shapeRules: readonly FailureRule[] = [
  {
    ...otherModel,
    id: 'text_width',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \(\d+x(?<givenWidth>\d+) and (?<expectedWidth>4096)x(?:5120|3072|1536)\)/,
        /mat1 and mat2 shapes cannot be multiplied \((?:77|154|231|308|385)x(?<givenWidth>\d+) and (?<expectedWidth>\d+)x\d+\)/,
        /text_embedding[^\n]{0,80}\n(?:[^\n]*\n){0,4}?[^\n]*mat1 and mat2 shapes cannot be multiplied \(\d+x(?<givenWidth>\d+) and (?<expectedWidth>\d+)x\d+\)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/text_encoder_of_other_model',
    userMessage:
      'The text encoder belongs to another model: the width of its output is not the one the video model takes.',
    nextSteps: [
      'For Wan use the UMT5-XXL encoder (width 4096), not CLIP, T5 1.1 or Qwen.',
      'Choose the type "wan" where the text encoder is loaded.',
    ],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (512x2048 and 4096x5120)',
    reason: '4096 is the width of the text embedding that Wan takes',
  },
  {
    ...otherModel,
    id: 'image_encoder_width',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \((?:257|514|729|576|577|1|2)x(?<givenWidth>\d+) and (?<expectedWidth>1280|1024|1152)x\d+\)/,
        /normalized_shape=\[(?<expectedWidth>1280)\], expected input with shape \[\*, 1280\]/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/image_encoder_of_other_model',
    userMessage:
      'The image encoder belongs to another model: the width of its output is not the one the video model takes.',
    nextSteps: ['For Wan image-to-video use CLIP vision ViT-H/14 (width 1280).'],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (257x1664 and 1280x1280)',
    reason: '257 tokens are those of an image encoder',
  },
  {
    ...otherModel,
    id: 'product_of_other_model',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \((?<givenShape>\d+x\d+) and (?<expectedShape>\d+x\d+)\)/,
        /got weight of shape \[(?<expectedShape>[\d, ]+)\] and normalized_shape = \[(?<givenShape>[\d, ]+)\]/,
        /size mismatch, m1: \[(?<givenShape>[\dx ]+)\], m2: \[(?<expectedShape>[\dx ]+)\]/,
        /linear\(\): input and weight\.T shapes cannot be multiplied \((?<givenShape>\d+x\d+) and (?<expectedShape>\d+x\d+)\)/,
        /normalized_shape=\[(?<expectedShape>[\d, ]+)\], expected input with shape \[[^\]]+\], but got input of size\s?\[(?<givenShape>[\d, ]+)\]/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    code: 'WAN_ARCHITECTURE/widths_disagree',
    userMessage: 'Two parts of different width met: they belong to different models.',
    nextSteps: [
      'Take checkpoint, text encoder, VAE, LoRA and control model of one and the same family.',
      'Update the program when the model is newer than it.',
    ],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (4096x64 and 128x3072)',
    reason: 'widths are fixed by checkpoints, so two models met',
  },
  {
    ...otherModel,
    id: 'hidden_widths',
    when: {
      words: [
        /size of tensor a \((?<givenWidth>1536|2048|3072|3584|4096|5120)\) must match the size of tensor b \((?<expectedWidth>1536|2048|3072|3584|4096|5120)\)/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    confidence: 0.88,
    code: 'WAN_ARCHITECTURE/widths_disagree',
    userMessage: 'Two parts of different width met: they belong to models of different size.',
    nextSteps: [
      'Take LoRA, control model and checkpoint of one size: Wan 1.3B is 1536 wide, 5B is 3072, 14B is 5120.',
    ],
    example:
      'RuntimeError: The size of tensor a (5120) must match the size of tensor b (1536) at non-singleton dimension 2',
    reason: 'these are the widths of known transformers',
  },
  {
    ...shape,
    id: 'image_tokens',
    when: {
      words: [
        /size of tensor a \((?<givenShape>257|514|771)\) must match the size of tensor b \((?<expectedShape>257|514|771)\)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.9,
    code: 'WAN_CONDITIONING/image_token_count',
    userMessage: 'The numbers of encoded reference images disagree: 257 tokens are one image, 514 are two.',
    nextSteps: [
      'Give as many reference images as the model takes.',
      'First-and-last-frame models take two images, others one.',
    ],
    example: 'The size of tensor a (257) must match the size of tensor b (514) at non-singleton dimension 1',
    reason: '257 tokens make one image of CLIP vision',
  },
  {
    ...shape,
    id: 'prompt_tokens',
    when: {
      words: [
        /(?:size of tensor a \((?<givenShape>77|154|231|308|385)\) must match the size of tensor b \((?<expectedShape>77|154|231|308|385)\)|Expected size (?:77|154|231|308|385) but got size (?:77|154|231|308|385) for tensor)/,
        /`?prompt_embeds`? and `?negative_prompt_embeds`? must have the same shape/,
        /Token indices sequence length is longer[^\n]*\n[^\n]*size of tensor a/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.88,
    code: 'WAN_CONDITIONING/prompt_token_count',
    userMessage: 'Prompt and negative prompt were encoded to different lengths.',
    nextSteps: ['Shorten the longer of the two prompts.', 'Pad both to the same length.'],
    example:
      'RuntimeError: The size of tensor a (77) must match the size of tensor b (154) at non-singleton dimension 1',
    reason: 'multiples of 77 are chunks of a CLIP prompt',
  },
  {
    ...shape,
    id: 'frame_count_in_join',
    when: {
      words: [
        /Sizes of tensors must match except in dimension \d+\. (?:Expected size|Got) (?<expectedFrames>[1-3]?\d|4[0-5]) (?:but got size|and) (?<givenFrames>[1-3]?\d|4[0-5])\b/,
        /size of tensor a \((?<givenFrames>\d{1,2}|1\d\d)\) must match the size of tensor b \((?<expectedFrames>\d{1,2}|1\d\d)\) at non-singleton dimension 2\b/,
      ],
    },
    category: 'WAN_TEMPORAL_PROCESSING',
    code: 'WAN_TEMPORAL_PROCESSING/frame_counts_disagree',
    userMessage: 'Two tensors disagree about the number of latent frames.',
    nextSteps: [
      'Ask for 4k+1 frames (81, 49, 33).',
      'Bring control videos, masks and reference frames to the same number of frames.',
      'Check window length and overlap of context windows.',
    ],
    example:
      'RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 20 but got size 21 for tensor number 1 in the list.',
    reason: 'small numbers one apart are latent frames: (frames - 1) / 4 + 1',
  },
  {
    ...shape,
    id: 'sequence_length',
    when: {
      words: [
        /size of tensor a \((?<givenLength>\d{4,})\) must match the size of tensor b \((?<expectedLength>\d{4,})\) at non-singleton dimension [01]\b/,
        /Sizes of tensors must match except in dimension \d+\. (?:Expected size|Got) (?<expectedLength>\d{4,}) (?:but got size|and) (?<givenLength>\d{4,})\b/,
        /size of tensor a \((?<givenLength>\d{4,})\) must match the size of tensor b \((?<expectedLength>\d{4,})\)/,
        /can't divide axis of length (?<givenLength>\d{4,}) in chunks of (?<chunks>\d+)/,
      ],
    },
    category: 'WAN_TEMPORAL_PROCESSING',
    code: 'WAN_TEMPORAL_PROCESSING/sequence_lengths_disagree',
    userMessage:
      'Two parts disagree about the length of the sequence, which is frames times height times width in patches.',
    nextSteps: legalSizes,
    example:
      'The size of tensor a (31200) must match the size of tensor b (32760) at non-singleton dimension 1',
    reason: 'thousands at the token place are the sequence of the video',
  },
  {
    ...shape,
    id: 'window_dimension',
    when: {
      words: [
        /Error while processing (?:rearrange|reduce|repeat)-reduction pattern "(?<pattern>[^"]*\bT\b[^"]*)"/,
        /Dimension out of range \(expected to be in range of \[-\d+, \d+\], but got (?<dimension>-?\d+)\)/,
        /kernel size can't be greater than actual input size/i,
      ],
    },
    category: 'WAN_TEMPORAL_PROCESSING',
    confidence: 0.75,
    code: 'WAN_TEMPORAL_PROCESSING/dimension_missing',
    userMessage: 'A tensor has fewer dimensions, or is shorter, than the step needs.',
    nextSteps: [
      'Ask for more frames, 4k+1 of them.',
      'Check window length and overlap of context windows, and connected conditioning inputs.',
    ],
    example: 'IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)',
    reason: 'a video dimension was lost: too few frames or a missing input',
  },
  {
    ...shape,
    id: 'video_view',
    when: {
      words: [
        /shape '\[(?<expectedShape>(?!(?:-?\d+, )+2, -?\d+, 2\])(?:-?\d+, ){4,}-?\d+)\]' is invalid for input of size (?<givenSize>\d+)/,
      ],
    },
    category: 'WAN_TEMPORAL_PROCESSING',
    code: 'WAN_TEMPORAL_PROCESSING/video_view',
    userMessage:
      'A video, mask or latent does not hold the numbers that its frames, height and width call for.',
    nextSteps: legalSizes,
    example: "RuntimeError: shape '[1, 21, 4, 60, 104]' is invalid for input of size 511680",
    reason: 'five and more dimensions are those of a video',
  },
  {
    ...otherModel,
    id: 'weight_view',
    when: {
      words: [
        /shape '\[(?<expectedShape>\d{3,}, \d{3,})\]' is invalid for input of size (?<givenSize>\d{5,})/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    confidence: 0.8,
    code: 'WAN_ARCHITECTURE/widths_disagree',
    userMessage:
      'A weight has another size than the layer it is meant for: LoRA and model, or file and loader, do not belong together.',
    nextSteps: [
      'Take the LoRA that was made for this model and size.',
      'Load GGUF files with the loader for GGUF, and update it.',
    ],
    example: "shape '[1536, 1536]' is invalid for input of size 26214400",
    reason: 'two large dimensions are those of a weight',
  },
];
