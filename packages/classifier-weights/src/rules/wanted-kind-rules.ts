import type { FailureRule } from '@retake/plugin-api';

const kind = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.8,
  firstMove: 'intelligent_fallback',
} as const;

const take = 'Take a model of the kind that the message names.';

/** Words of programs that say which kind of model they take. */
export const wantedKindRules: readonly FailureRule[] = [
  {
    ...kind,
    id: 'encoder_of_wanted_kind',
    when: {
      words: [
        /[Oo]nly (?<wanted>[^\n]{0,30}(?:wav2vec|clip|t5|umt5|siglip|whisper|text|vision|encoder|tokenizer)[^\n]{0,30}?) (?:models? |encoders? )?(?:is|are)? ?supported\b/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/other_encoder',
    userMessage: 'This encoder is of another kind than the step takes.',
    nextSteps: [take],
    example: 'ValueError: Only example wav2vec models supported by ExampleTalk',
    reason: 'the program names the encoders that it takes',
  },
  {
    ...kind,
    id: 'model_of_wanted_kind',
    when: {
      words: [
        /[Oo]nly (?<wanted>[^\n]{2,40}?) (?:models?|checkpoints?|weights|LoRAs?) (?:is |are )?(?:currently )?supported\b/,
        /(?<given>[\w .-]{2,40}) models? (?:is|are) not supported (?:by|in|with) (?:this|the) (?:node|loader|pipeline|sampler)/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/other_model',
    userMessage: 'This model is of another kind than the program takes.',
    nextSteps: [take, '`retake inspect <folder>` shows which model a checkpoint is of.'],
    example: 'ValueError: Only ExampleDiT checkpoints are supported',
    reason: 'the program names the models that it takes',
  },
];
