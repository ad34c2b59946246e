import type { FailureRule } from '@retake/plugin-api';

const other = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
} as const;

const which = '`retake inspect <folder>` shows the model and the layout of a checkpoint.';

/** Words for weights of the right model in the names of another tool, and for parts that do not fit each other. */
export const layoutRules: readonly FailureRule[] = [
  {
    ...other,
    id: 'layout_of_other_tool',
    when: {
      words: [
        /[Uu]nexpected key\(s\)[^\n]{0,60}"(?<prefix>(?:model\.)?diffusion_model\.|module\.|_orig_mod\.|transformer\.|net\.)\w/,
        /[Mm]issing key\(s\)[^\n]{0,200}"[\w.]*\.(?:self_attn|cross_attn)\.[^"]+"[\s\S]{0,8000}[Uu]nexpected key\(s\)[^\n]{0,200}"[\w.]*\.(?<prefix>attn[12])\./,
        /[Mm]issing key\(s\)[^\n]{0,200}"[\w.]*\.attn[12]\.[^"]+"[\s\S]{0,8000}[Uu]nexpected key\(s\)[^\n]{0,200}"[\w.]*\.(?<prefix>self_attn|cross_attn)\./,
        /KeyError: ['"](?<prefix>(?:model\.)?diffusion_model)\.[\w.]+['"]/,
        /[Cc]heckpoint (?:is )?(?:in|has) (?:the )?(?<prefix>native|original|diffusers|ComfyUI) (?:format|layout)/i,
      ],
    },
    confidence: 0.92,
    code: 'WAN_ARCHITECTURE/other_layout',
    userMessage:
      'The names in the checkpoint are those of another tool: native, diffusers and ComfyUI files differ.',
    nextSteps: ['Use the version of the checkpoint made for this tool, or convert it.', which],
    example:
      'RuntimeError: Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "blocks.0.w".\n\tUnexpected key(s) in state_dict: "model.diffusion_model.blocks.0.w".',
    reason: 'only the names disagree, and in the way two tools do',
  },
  {
    ...other,
    id: 'class_not_convertible',
    when: {
      words: [
        /(?:FromOriginal\w+|from_single_file|from_original)[^\n]{0,80} only compatible with (?<known>\w+)/,
      ],
    },
    type: 'model_version_mismatch',
    confidence: 0.85,
    firstMove: 'user_intervention',
    code: 'WAN_ARCHITECTURE/single_file_unknown',
    userMessage: 'This version of the library cannot read a single file of this kind of model.',
    nextSteps: ['Update diffusers.', 'Use the edition of the model in folders.'],
    example: 'ValueError: FromOriginalModelMixin is currently only compatible with ExampleTransformer3DModel',
    reason: 'newer versions know more kinds',
  },
  {
    ...other,
    id: 'channels_disagree',
    when: {
      words: [
        /weight of size (?<expectedShape>\[[\d, ]+\]), expected input(?<givenShape>\[[\d, ]+\]) to have (?<expectedChannels>\d+) channels, but got (?<givenChannels>\d+)/,
      ],
    },
    confidence: 0.78,
    code: 'WAN_ARCHITECTURE/parts_do_not_fit',
    userMessage:
      'Two parts do not belong to the same model: one gives other channels than the next one takes.',
    nextSteps: [
      'Check that transformer, VAE, text encoder and control files belong to the same model.',
      which,
    ],
    example:
      'RuntimeError: Given groups=1, weight of size [4, 4, 1, 1], expected input[1, 16, 90, 160] to have 4 channels, but got 16 channels instead',
    reason: 'latents of one model family met weights of another',
  },
  {
    ...other,
    id: 'widths_disagree',
    when: {
      words: [
        /mat1 and mat2 shapes cannot be multiplied \((?<givenShape>\d+x\d+) and (?<expectedShape>\d+x\d+)\)/,
      ],
    },
    confidence: 0.75,
    code: 'WAN_ARCHITECTURE/parts_do_not_fit',
    userMessage: 'Two parts do not belong to the same model: one gives other widths than the next one takes.',
    nextSteps: [
      'Check that transformer, VAE, text encoder, LoRA and control files belong to the same model.',
      which,
    ],
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (154x2048 and 768x320)',
    reason: 'the width of an encoder or LoRA is that of another model',
  },
];
