import type { FailureRule } from '@retake/plugin-api';

const subModel = {
  category: 'WAN_MODEL_LOADING',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  firstMove: 'user_intervention',
} as const;

/** Parts that a pipeline names and the installed libraries cannot make: the part is not at fault, its library is. */
export const subModelRules: readonly FailureRule[] = [
  {
    ...subModel,
    id: 'sub_model_is_placeholder',
    when: {
      words: [
        /The component <class '(?<component>[^'\n]*Placeholder)'> of [^\n]{1,200} cannot be loaded as it does not seem to have any of the loading methods/,
      ],
    },
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/sub_model_is_placeholder',
    confidence: 0.92,
    userMessage: 'A tokenizer of the model needs a package that is not installed, often sentencepiece.',
    nextSteps: ['Install sentencepiece, protobuf and tiktoken beside transformers, and start anew.'],
    example:
      "ValueError: The component <class 'transformers.models.t5.Placeholder'> of <class 'example.Pipe'> cannot be loaded as it does not seem to have any of the loading methods defined in {}",
    reason: 'transformers puts a placeholder where the package of a class is absent',
  },
  {
    ...subModel,
    id: 'sub_model_not_loadable',
    when: {
      words: [
        /The component (?<component>[^\n]{1,120}) of [^\n]{1,200} cannot be loaded as it does not seem to have any of the loading methods/,
      ],
    },
    type: 'model_version_mismatch',
    code: 'WAN_MODEL_LOADING/sub_model_not_loadable',
    confidence: 0.88,
    userMessage: 'The installed diffusers does not know how to load a part of this model.',
    nextSteps: [
      'Update diffusers and transformers together.',
      'Use the versions that the card of the model names.',
    ],
    example:
      "ValueError: The component <class 'example.ImageReader'> of <class 'example.Pipe'> cannot be loaded as it does not seem to have any of the loading methods defined in {}",
    reason: 'the two libraries are of different times: one knows a class that the other cannot load',
  },
];
