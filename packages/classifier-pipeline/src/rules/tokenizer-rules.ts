import type { FailureRule } from '@retake/plugin-api';

const tokenizer = {
  category: 'WAN_CONDITIONING',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
} as const;

/** Tokenizers: the small files beside a text encoder that everybody forgets. */
export const tokenizerRules: readonly FailureRule[] = [
  {
    ...tokenizer,
    id: 'tokenizer_class_unknown',
    when: {
      words: [
        /Tokenizer class (?<component>\w+) does not exist or is not currently imported/i,
        /(?:Could not|Couldn't|Cannot) (?:instantiate|convert|build) the backend tokenizer/i,
      ],
    },
    type: 'model_version_mismatch',
    scope: 'host',
    firstMove: 'user_intervention',
    code: 'WAN_CONDITIONING/tokenizer_class_unknown',
    confidence: 0.86,
    userMessage: 'The installed transformers does not know this tokenizer, or lacks a package for it.',
    nextSteps: ['Update transformers.', 'Install sentencepiece, protobuf and tiktoken.'],
    example: 'ValueError: Tokenizer class ExampleTokenizer does not exist or is not currently imported.',
    reason: 'the folder names a class that the library has not',
  },
  {
    ...tokenizer,
    id: 'tokenizer_unfit',
    when: { words: [/\b(?:invalid|unsupported|unknown|wrong) (?:\w+ )?tokenizer\b(?! class)/i] },
    type: 'model_compatibility_error',
    firstMove: 'intelligent_fallback',
    code: 'WAN_CONDITIONING/tokenizer_unfit',
    confidence: 0.6,
    userMessage: 'The text encoder file brings no tokenizer that this program can use.',
    nextSteps: ['Use the edition of the text encoder that was made for this program.'],
    example: 'ValueError: invalid tokenizer',
    reason: 'editions of a text encoder differ in the tokenizer they carry',
  },
  {
    ...tokenizer,
    id: 'tokenizer_file_absent',
    when: { words: [/(?:TypeError|ERROR\]|Error|!!!):? not a string\s*(?:\n|$)/] },
    type: 'model_integrity_failure',
    firstMove: 'automatic_repair',
    code: 'WAN_CONDITIONING/tokenizer_file_absent',
    confidence: 0.6,
    userMessage: 'The vocabulary of the tokenizer is not in the folder of the text encoder.',
    nextSteps: ['Download the folder of the tokenizer again, with its `.model` file.'],
    example: 'TypeError: not a string',
    reason: 'sentencepiece says so when it is given no file name',
  },
];
