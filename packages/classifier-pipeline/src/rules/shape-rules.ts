import type { FailureRule } from '@retake/plugin-api';

const shape = {
  category: 'WAN_TEMPORAL_PROCESSING',
  type: 'generation_pipeline_error',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.8,
  firstMove: 'parameter_adjustment',
} as const;

const steps = [
  'Use 4k+1 frames and sides that are multiples of 16 (TI2V-5B: 32).',
  'Give image, mask and control video the size and length of the clip.',
  'Turn off what caches or reuses steps, then add it again.',
];
const text = '(?:77|154|226|256|257|512|514|768|1280|4096)';

/** Tensors inside a pipeline that do not fit, judged by which numbers disagree. */
export const shapeRules: readonly FailureRule[] = [
  {
    ...shape,
    id: 'conditioning_shape_named',
    when: {
      words: [
        /\b(?<component>\w{0,40}?(?:mask|image|clip_|control|context|embeds|pose|audio|reference)\w*) (?:shape|size) (?:mismatch|does not match)[^\n]{0,40}expected (?<expectedShape>[[(][^\])]*[\])]),? (?:but )?got (?<givenShape>[[(][^\])]*[\])])/i,
        /(?:number|size|shape|length) of (?:the )?(?<component>masks?|images?|control\w*|reference\w*|image embeds)[^\n]{0,60}(?:does not match|must match|mismatch)/i,
        /Number of masks \(\d+\) does not match/,
        /Batch size of `?(?<component>\w+)`?[^\n]{0,60}does not match/,
      ],
    },
    category: 'WAN_CONDITIONING',
    confidence: 0.9,
    code: 'WAN_CONDITIONING/input_shape',
    userMessage: 'An image, mask or control video has another size or length than the clip.',
    nextSteps: ['Give all inputs the size and the number of frames of the clip.'],
    example:
      'ValueError: control_masks shape mismatch: expected [1, 1, 13, 60, 104], got [1, 1, 12, 60, 104]',
    reason: 'the message names a conditioning input',
  },
  {
    ...shape,
    id: 'tokens_of_text_differ',
    when: {
      words: [
        new RegExp(
          `size of tensor a \\((?<givenShape>${text})\\) must match the size of tensor b \\((?<expectedShape>\\d+)\\) at non-singleton dimension`,
        ),
        new RegExp(
          `size of tensor a \\((?<givenShape>\\d+)\\) must match the size of tensor b \\((?<expectedShape>${text})\\) at non-singleton dimension`,
        ),
        new RegExp(`Expected size (?<expectedShape>${text}) but got size (?<givenShape>${text}) for tensor`),
        /Sizes of tensors must match[\s\S]{0,300}(?:prompt_embeds|context_clip|text_len|clip_fea|image_embeds)/,
        /(?:prompt_embeds|context_clip|text_len|clip_fea|image_embeds)[\s\S]{0,300}Sizes of tensors must match/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/embeddings_differ',
    userMessage:
      'The embeddings of the texts or images have another number of tokens than the model expects.',
    nextSteps: [
      'Give the number of images that the model takes: one, or a first and a last.',
      'Make positive and negative prompt with the same text encoder.',
    ],
    example:
      'RuntimeError: The size of tensor a (257) must match the size of tensor b (514) at non-singleton dimension 1',
    reason: 'these numbers are lengths of text and image embeddings',
  },
  {
    ...shape,
    id: 'batch_of_two',
    when: {
      words: [
        /output with shape (?<givenShape>\[1,[^\]]*\]) doesn't match the broadcast shape (?<expectedShape>\[2,[^\]]*\])/,
        /size of tensor a \((?:1|2)\) must match the size of tensor b \((?:2|1|3|4)\) at non-singleton dimension 0/,
      ],
    },
    category: 'WAN_INFERENCE',
    confidence: 0.85,
    code: 'WAN_INFERENCE/guidance_batch',
    userMessage: 'An add-on works with one prompt at a time, but guidance hands over two.',
    nextSteps: ['Turn the add-on off, or guidance (CFG 1).', 'Use batch size 1.'],
    example: "RuntimeError: output with shape [1, 320, 64] doesn't match the broadcast shape [2, 320, 64]",
    reason: 'positive and negative prompt run as a batch of two',
  },
  {
    ...shape,
    id: 'tensor_sizes_differ',
    when: {
      words: [
        /size of tensor a \((?<givenShape>\d+)\) must match the size of tensor b \((?<expectedShape>\d+)\) at non-singleton dimension \d/,
        /Sizes of tensors must match except in dimension \d\. (?:Expected size (?<expectedShape>\d+) but got size (?<givenShape>\d+)|Got)/,
        /Sizes of tensors must match/,
      ],
    },
    code: 'WAN_TEMPORAL_PROCESSING/lengths_differ',
    userMessage:
      'Two tensors inside the model have different lengths: frames, size and inputs do not fit together.',
    nextSteps: steps,
    example:
      'RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 21 but got size 20 for tensor number 1 in the list.',
    reason: 'in video models the lengths that disagree are those of frames and tokens',
  },
  {
    ...shape,
    id: 'view_size_differs',
    when: {
      words: [
        /shape '(?<expectedShape>\[[^\]]*\])' is invalid for input of size (?<given>\d+)/,
        /split_with_sizes expects split_sizes to sum exactly to|split_sizes to sum/,
        /einops\.EinopsError|Error while processing (?:rearrange|repeat|reduce)-reduction pattern/,
        /Shape mismatch, can't divide axis/,
        /tensors used as indices must|stack expects each tensor to be equal size/,
      ],
    },
    confidence: 0.7,
    code: 'WAN_TEMPORAL_PROCESSING/lengths_do_not_divide',
    userMessage: 'The frames or pixels cannot be divided the way the model does it.',
    nextSteps: steps,
    example: "RuntimeError: shape '[1, 21, 4, 60, 104]' is invalid for input of size 218400",
    reason: 'the request has a length that the packing of frames and patches does not divide',
  },
  {
    ...shape,
    id: 'index_out_of_frames',
    when: {
      words: [
        /index (?<given>\d+) is out of bounds for dimension 0 with size (?<allowed>\d+)/,
        /Dimension out of range \(expected to be in range of \[-?\d+, -?\d+\], but got -?\d+\)/,
        /(?:WanVideo|Sampling \d+ frames|sliding_window)[\s\S]{0,600}IndexError: (?:list )?index out of range/,
      ],
    },
    confidence: 0.65,
    code: 'WAN_TEMPORAL_PROCESSING/frame_index',
    userMessage: 'A step reached for a frame or position that there is not.',
    nextSteps: ['Give inputs with as many frames as the clip.', ...steps],
    example: 'IndexError: index 26 is out of bounds for dimension 0 with size 26',
    reason: 'in video samplers the first dimension that runs out is that of frames',
  },
  {
    ...shape,
    id: 'index_of_channel',
    when: { words: [/index 3 is out of bounds for dimension [13] with size 3/] },
    category: 'WAN_CONDITIONING',
    type: 'invalid_parameters',
    confidence: 0.85,
    code: 'WAN_CONDITIONING/alpha_missing',
    userMessage: 'The mask is taken from the transparency of an image that has none.',
    nextSteps: ['Take the mask from red, green or blue, or give an image with transparency.'],
    example: 'IndexError: index 3 is out of bounds for dimension 3 with size 3',
    reason: 'the fourth colour channel is alpha, and the image has three',
  },
  {
    ...shape,
    id: 'broadcast',
    when: {
      words: [
        /doesn't match the broadcast shape/,
        /could not be broadcast together|operands could not be broadcast|could not broadcast input array/,
        /The expanded size of the tensor \((?<givenShape>\d+)\) must match the existing size \((?<expectedShape>\d+)\)/,
        /shapes? mismatch:|Shape mismatch|incompatible shapes?|mismatched shapes?/i,
        /must have the same (?:shape|size|number of dimensions|batch size)|Tensors must have same number of dimensions/i,
        /Expected \d+D[^\n]{0,60}(?:input|tensor)[^\n]{0,60}(?:got|but)/i,
        /number of dims don't match in permute|expects? a \d+D? ?(?:tensor|input)/i,
      ],
    },
    category: 'WAN_INFERENCE',
    confidence: 0.6,
    code: 'WAN_INFERENCE/shapes_differ',
    userMessage: 'Two tensors inside the model have shapes that do not fit together.',
    nextSteps: steps,
    example:
      'RuntimeError: The expanded size of the tensor (81) must match the existing size (80) at dimension 1.',
    reason: 'a shape error inside the pipeline',
  },
  {
    ...shape,
    id: 'values_to_unpack',
    when: {
      words: [
        /(?:not enough|too many) values to unpack(?: \(expected (?<expected>\d+)(?:, got (?<given>\d+))?\))?/,
      ],
    },
    category: 'WAN_INFERENCE',
    confidence: 0.6,
    code: 'WAN_INFERENCE/values_to_unpack',
    userMessage: 'A part of the program got another number of results than it expected.',
    nextSteps: [
      'Turn off the option that was added last (skipping, caching, guidance).',
      'Update the program.',
    ],
    example: 'ValueError: not enough values to unpack (expected 3, got 2)',
    reason: 'an option of the request leads where the code was not written for it',
  },
];
