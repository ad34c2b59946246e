import type { FailureRule } from '@retake/plugin-api';

const health = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.9,
  firstMove: 'parameter_adjustment',
} as const;

const precise = [
  'Decode with the VAE in FP32, and compute attention in BF16 or FP32 instead of FP16.',
  'Turn SageAttention, FP8 arithmetic and compile off, to find the one that does it.',
  'Check that LoRA strengths and guidance scale are not far out of the usual.',
];

/** Numbers that went wrong while sampling or decoding: not a number, infinite, black. */
export const healthRules: readonly FailureRule[] = [
  {
    ...health,
    id: 'not_a_number',
    when: {
      words: [
        /A tensor with (?:all )?NaNs? was produced in (?<component>Unet|VAE|\w+)/i,
        /\b(?:NaN|nan|NaNs|inf|Inf)s?\b[^\n]{0,40}\b(?:detected|encountered|found|produced|values?)\b/,
        /(?:detected|contains?|found|produced|returned|\bare|\bhas|\bis|\ball)[^\n]{0,20} (?:NaN|Inf|`inf`)s?\b(?! or not)/i,
        /probability tensor contains either `inf`, `nan` or element < 0/,
        /Function '\w+' returned nan values/,
        /\b\w*loss\w*[=: ]+nan\b/,
        /OVERFLOW! (?:Rank \d+ )?Skipping step|[Gg]radient overflow/,
        /Current loss scale already at minimum/,
      ],
    },
    code: 'WAN_INFERENCE/not_a_number',
    userMessage: 'The computation went out of the range of its number format: the result is not a number.',
    nextSteps: precise,
    example: 'NansException: A tensor with all NaNs was produced in VAE.',
    reason: 'a wider number format of the request mends it',
  },
  {
    ...health,
    id: 'invalid_cast',
    when: {
      words: [
        /RuntimeWarning: invalid value encountered in (?<operation>\w+)/,
        /invalid value encountered in (?<operation>cast|divide|multiply|subtract|true_divide|log|sqrt|power)/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_INFERENCE/not_a_number',
    userMessage: 'The frames hold values that are no numbers: the video will be black.',
    nextSteps: precise,
    example: 'image_processor.py:147: RuntimeWarning: invalid value encountered in cast',
    reason: 'frames that are not a number become black when they are stored as bytes',
  },
  {
    ...health,
    id: 'black_output',
    when: {
      words: [
        /(?:(?:all|entirely|completely|pure|only|output|video|frames?|image)[ -](?:is |are |was |were )?(?:all )?black)\b(?![- ]?(?:and|&|forest|list|man|hair|cat|dog))/i,
        /black (?:frames?|video|output|images?)\b[^\n]{0,40}(?:detected|produced|generated|output)/i,
      ],
    },
    confidence: 0.7,
    code: 'WAN_INFERENCE/black_output',
    userMessage: 'The video is black.',
    nextSteps: precise,
    example: 'warning: all frames are black',
    reason: 'black frames are most often numbers out of range',
  },
];
