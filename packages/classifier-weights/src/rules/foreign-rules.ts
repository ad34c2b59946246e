import type { FailureRule } from '@retake/plugin-api';

const foreign = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.85,
} as const;

const again = 'Download the named file again and compare its size with the one published.';

/** The words other programs have for checkpoints that are damaged, incomplete or of another model. */
export const foreignRules: readonly FailureRule[] = [
  {
    ...foreign,
    id: 'foreign_safetensors_header',
    when: {
      words: [
        /Error while deserializing header/,
        /\b(?:HeaderTooLarge|HeaderTooSmall|InvalidHeader\w*|InvalidOffset|MetadataIncompleteBuffer)\b/,
        /incomplete metadata, file not fully covered/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/header_damaged',
    userMessage: 'A safetensors file is damaged or was not downloaded completely.',
    nextSteps: [again],
  },
  {
    ...foreign,
    id: 'foreign_pickle',
    when: {
      words: [/UnpicklingError/, /invalid load key/, /pickle data was truncated/, /Weights only load failed/],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/pickle_unreadable',
    userMessage: 'A weight file in the old pickle format cannot be read.',
    nextSteps: ['Use the safetensors version of the checkpoint; it is safer too.', again],
  },
  {
    ...foreign,
    id: 'foreign_archive',
    when: {
      words: [
        /PytorchStreamReader failed/,
        /not a ZIP archive/i,
        /failed finding central directory/,
        /BadZipFile/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/archive_damaged',
    userMessage: 'A weight archive is cut off or damaged.',
    nextSteps: [again],
  },
  {
    ...foreign,
    id: 'foreign_lfs_pointer',
    when: { words: [/version https:\/\/git-lfs\.github\.com\/spec/, /Git LFS pointer/i] },
    code: 'WAN_WEIGHTS_INTEGRITY/lfs_pointer',
    userMessage: 'A weight file is only a Git LFS pointer, a note of where the real file is.',
    nextSteps: ['Run `git lfs pull`, or download the file itself.'],
  },
  {
    ...foreign,
    id: 'foreign_html',
    when: { words: [/<!doctype html/i, /<html[\s>]/i, /Unexpected token '?<'?(?:,| in JSON)/] },
    confidence: 0.7,
    code: 'WAN_WEIGHTS_INTEGRITY/html_page',
    userMessage: 'A web page came where a file was expected.',
    nextSteps: ['Check the address and your access to the model, then download the file again.'],
  },
  {
    ...foreign,
    id: 'foreign_size_or_hash',
    when: {
      words: [
        /Consistency check failed/,
        /(?:digest|hash|checksum|sha-?256) (?:mismatch|does not match)/i,
        /file should be of size (?<bytesNeeded>\d+) but has size (?<bytesGiven>\d+)/,
      ],
    },
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/size_or_hash_wrong',
    userMessage: 'A downloaded file is not the one that was published.',
    nextSteps: ['Delete the file and download it again.'],
  },
  {
    ...foreign,
    id: 'foreign_config',
    when: { words: [/is not a valid JSON file/, /JSONDecodeError/] },
    code: 'WAN_WEIGHTS_INTEGRITY/config_file_invalid',
    userMessage: 'A config file is damaged.',
    nextSteps: ['Download the named config file again.'],
  },
  {
    ...foreign,
    id: 'foreign_tokenizer',
    when: {
      words: [
        /Can't load tokenizer/,
        /untagged enum ModelWrapper/,
        /sentencepiece.*(?:ParseFromArray|not found)/is,
      ],
    },
    category: 'WAN_CONDITIONING',
    type: 'model_integrity_failure',
    code: 'WAN_CONDITIONING/tokenizer_invalid',
    userMessage: 'The tokenizer is missing or damaged, or too new for the library that reads it.',
    nextSteps: ['Download the tokenizer folder again.', 'Update the tokenizer library.'],
  },
  {
    ...foreign,
    id: 'foreign_file_missing',
    when: {
      words: [
        /no file named (?<file>\S+) found in directory/,
        /does not appear to have a file named (?<file>\S+?)\.?(?:\s|$)/,
      ],
    },
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    userMessage: 'A file of the checkpoint is missing.',
    nextSteps: ['Download the named file.'],
  },
  {
    ...foreign,
    id: 'foreign_keys',
    when: {
      words: [
        /(?:Missing|Unexpected) key\(s\) in state_dict/,
        /size mismatch for (?<tensor>[\w.]+)/,
        /`?state_dict`? should be empty at this point/,
        /Cannot load .* because .* expected shape/s,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/other_model',
    userMessage: 'The weights belong to another model than the one that was chosen.',
    nextSteps: ['Choose the model plugin that fits the checkpoint, or a checkpoint that fits the model.'],
  },
];
