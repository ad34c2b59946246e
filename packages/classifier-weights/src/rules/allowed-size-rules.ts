import type { FailureRule } from '@retake/plugin-api';

/** Words by which programs refuse a size, whatever their models are. */
export const allowedSizeRules: readonly FailureRule[] = [
  {
    id: 'size_refused',
    when: {
      words: [
        /[Ii]nvalid (?:image |video |frame )?(?:size|resolution|dimensions?|aspect ratio):? ?\(?(?<given>\d{2,5} ?[x*×, ]+\d{2,5})/,
        /[Aa]llowed (?:sizes|resolutions|aspect ratios)\b/,
        /[Ss]upported (?:sizes|resolutions|aspect ratios) (?:are|:)/,
        /(?:not possible|cannot|can't|unable) to generate videos? (?:at|with|in) (?:a|this|another|other|different)[^\n]{0,30}resolution/i,
        /(?:width and height|height and width) must be (?<rule>[^\n'"]{1,60})/,
        /(?:size|resolution) (?<given2>\d{2,5} ?[x*×] ?\d{2,5}) is not (?:supported|allowed)/i,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    severity: 'medium',
    scope: 'call',
    transience: 'permanent',
    confidence: 0.88,
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/size_refused',
    userMessage: 'The model does not make videos of this size.',
    nextSteps: ['Take a size that the message names, or the size the model was trained for.'],
    example: 'Invalid size: 700x300. Allowed sizes for example/i2v are 832*480, 480*832',
    reason: 'the requested size is outside what the model takes',
  },
];
