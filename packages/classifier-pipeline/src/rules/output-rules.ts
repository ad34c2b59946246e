import type { FailureRule } from '@retake/plugin-api';

const outcome = '(?:videos?|outputs?|results?|generations?|frames?|pictures?|images?)';
const isOnly =
  '(?:is|are|was|were|becomes?|looks? like|turns? into|comes? out(?: as)?|full of)(?: (?:a|an|all|only|just|pure|random|completely|entirely|mostly|static|colou?rful|some|total))*';

/** What people say of a video that was made and is not one. */
export const outputRules: readonly FailureRule[] = [
  {
    id: 'noise_output',
    when: {
      words: [
        new RegExp(
          `\\b${outcome} ${isOnly} (?:noise|noisy|static|snow|garbage|gibberish|garbled|corrupted noise)\\b(?![-_ ]?(?:aug|sched|shape|latent|mask|level|offset|seed|pred|image))`,
          'i',
        ),
        /\b(?:only|just|pure|random) (?:get|gets|got|getting|produces?|generates?|outputs?) (?:a |pure |random |only )*(?:noise|static|garbage)\b/i,
        /\b(?:pure|nothing but|only random) (?:noise|static)(?: (?:video|image|frames?|output|as (?:output|result)))?\s*(?:$|[.,;!\n])/i,
      ],
    },
    type: 'generation_pipeline_error',
    category: 'WAN_INFERENCE',
    severity: 'medium',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/noise_output',
    confidence: 0.6,
    userMessage: 'The video is noise.',
    nextSteps: [
      'Use the sampler, the number of steps and the shift that the card of the model names.',
      'Check that text encoder, VAE and LoRA belong to this model.',
      'Turn off attention and compile replacements, one after another.',
    ],
    example: 'The generated video is just noise',
    reason: 'noise is left where sampling did not come to an end or used parts of another model',
  },
];
