import type { FailureRule } from '@retake/plugin-api';

const tokenizer = {
  category: 'WAN_CONDITIONING',
  type: 'model_integrity_failure',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.9,
} as const;

const again = 'Download the tokenizer folder again.';

/** Words for tokenizers and image processors, the files in front of the text and image encoder. */
export const tokenizerRules: readonly FailureRule[] = [
  {
    ...tokenizer,
    id: 'tokenizer_too_new',
    when: {
      words: [
        /did not match any variant of untagged enum (?<component>\w+)/,
        /unknown variant `(?<component>\w+)`[^\n]{0,200}(?:BPE|WordPiece|Unigram)/,
      ],
    },
    type: 'model_version_mismatch',
    firstMove: 'user_intervention',
    code: 'WAN_CONDITIONING/tokenizer_too_new',
    userMessage: 'The tokenizer file is too new for the library that reads it, or damaged.',
    nextSteps: ['Update the library: `pip install -U tokenizers transformers`.', again],
    example:
      'Exception: data did not match any variant of untagged enum PreTokenizerWrapper at line 12 column 3',
    reason: 'a valid JSON with parts the library does not know',
  },
  {
    ...tokenizer,
    id: 'tokenizer_not_kept',
    when: {
      words: [/you must first locally save the (?<component>\w+) in the following path: '(?<file>[^'\n]+)'/],
    },
    code: 'WAN_CONDITIONING/tokenizer_missing',
    userMessage:
      'A tokenizer or encoder that the model needs is neither on this machine nor could it be fetched.',
    nextSteps: ['Download the named folder while there is a connection.', again],
    example:
      "ValueError: With local_files_only set to True, you must first locally save the tokenizer in the following path: 'example/clip'.",
    reason: 'a part of the model is not there',
  },
  {
    ...tokenizer,
    id: 'tokenizer_damaged',
    when: {
      words: [
        /sentencepiece[^\n]*ParseFromArray/i,
        /could not parse ModelProto from (?<file>\S+)/,
        /Unable to load vocabulary from file/,
        /(?:tokenizer|vocab)[\w.]*\.(?:json|model|txt)[^\n]{0,80}(?:corrupt|is damaged|invalid|Expecting value)/,
      ],
    },
    type: 'model_corruption_detected',
    code: 'WAN_CONDITIONING/tokenizer_invalid',
    userMessage: 'The tokenizer is damaged, or a pointer to the real file.',
    nextSteps: [again, 'Run `git lfs pull` in the checkpoint.'],
    example: 'RuntimeError: Internal: could not parse ModelProto from umt5/spiece.model',
    reason: 'the vocabulary is there and cannot be read',
  },
  {
    ...tokenizer,
    id: 'foreign_tokenizer',
    when: {
      words: [
        /Can't load (?<component>tokenizer|image processor|feature extractor|processor) for '(?<file>[^']+)'/,
        /Can't load tokenizer/,
        /sentencepiece[^\n]*not found/i,
        /Not found: "(?<file>[^"]+\.(?:model|vocab))": No such file/,
      ],
    },
    code: 'WAN_CONDITIONING/tokenizer_missing',
    userMessage: 'The tokenizer or image processor of the checkpoint is missing or incomplete.',
    nextSteps: [again, 'Check that no folder of the same name hides the real one.'],
    example: "OSError: Can't load tokenizer for 'google/umt5-small'.",
    reason: 'files are missing where the tokenizer should be',
  },
];
