import type { FailureRule } from '@retake/plugin-api';

const missing = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_integrity_failure',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.9,
  code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
} as const;

const get = 'Download the named file.';

/** Words for files and shards of a checkpoint that are not there, or are not those that were published. */
export const missingRules: readonly FailureRule[] = [
  {
    ...missing,
    id: 'foreign_size_or_hash',
    when: {
      words: [
        /(?:digest|hash|checksum|sha-?256|md5)[^\n]{0,40} (?:mismatch|(?:does|did|do) (?:not )+match|verification failed|check failed)/i,
        /(?:mismatch|mismatched|incorrect|wrong)[^\n]{0,40} (?:hash|checksum|sha-?256|digest)\b/i,
        /failed to match (?:the )?(?:hash|checksum|digest)/i,
        /invalid hash value \(expected/,
        /expected (?:sha-?256|hash|checksum)[^\n]{0,90}(?:but )?got/i,
        /(?:size|length) mismatch[^\n]{0,200} expected (?<bytesNeeded>\d+) bytes(?:,? (?:but )?(?:got|found|has|is) (?<bytesGiven>\d+))?/i,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/size_or_hash_wrong',
    userMessage: 'A downloaded file is not the one that was published.',
    nextSteps: ['Delete the file and download it again.'],
    example: 'size mismatch for a.safetensors: expected 4096 bytes, got 1024',
    reason: 'the hash of the file is not the published one',
  },
  {
    ...missing,
    id: 'foreign_download_size',
    when: {
      words: [
        /file should be of size (?<bytesNeeded>\d+) but has size (?<bytesGiven>\d+)/,
        /Consistency check failed/,
      ],
    },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    code: 'WAN_WEIGHTS_DOWNLOAD/size_wrong',
    userMessage: 'A download ended before the file was complete.',
    nextSteps: ['Delete the file and download it again.', 'Check that the disk is not full.'],
    example: 'OSError: Consistency check failed: file should be of size 90 but has size 70 (a.safetensors).',
    reason: 'told at the end of a download, by the size that came',
  },
  {
    ...missing,
    id: 'foreign_file_missing',
    when: {
      words: [
        /no file named (?<file>[^\n,]+?)(?:, [^\n]{1,200})? found in directory(?![^\n]*\n+[^\n]{0,40}unsafe serialization)/,
        /does not appear to have (?:a file|files) named (?<file>[^\s,]+?)\.?(?:\s|,|$)/,
        /directory containing a file named (?<file>[\w.-]+)/,
        /Unable to locate the file (?<file>\S+) which is necessary/,
        /(?:[Cc]an't|[Cc]annot|[Cc]ould not) load (?:the )?(?:configuration|config|model|weights|safetensors)(?: file)? (?:of|for) '(?<file>[^']+)'/,
        /Model in folder '(?<component>[^']+)' with filename '(?<file>[^']+)' not found/,
      ],
    },
    userMessage: 'A file of the checkpoint is missing.',
    nextSteps: [get, 'Check that the path is the folder of the model, and that the model has this file.'],
    example: 'OSError: Error no file named model.safetensors found in directory ./m.',
    reason: 'the folder is there and lacks a file',
  },
  {
    ...missing,
    id: 'weights_path_missing',
    when: {
      words: [
        /No such file or directory:? \(?['"]?(?<file>[^\n'"]{1,300}?\.(?:safetensors(?:\.index\.json)?|gguf|ckpt|pth?|bin|onnx(?:_data|\.data)?|msgpack|h5)\b)/,
        /No such file or directory:? ['"](?<file>[^\n'"]{1,300}?(?:config|model_index|tokenizer|index|spiece|vocab|merges)\.(?:json|model|txt))/,
        /(?:ckpt|checkpoint|model|weights?)(?: file| path| dir(?:ectory)?| folder)? ['"]?(?<file>[^\s'"]*[./\\][^\s'"]*)['"]? (?:does not exist|not found|is missing|doesn't exist)/i,
        /(?:failed to open|[Uu]nable to open|cannot open|could not open)[^\n]{0,20}?['"](?<file>[^'"\n]{1,300}\.(?:safetensors|gguf|ckpt|pth?|bin))['"]/,
        /[Cc]an(?:no|')t find (?:a |the )?(?:checkpoint|weights|model)(?: file)?s? (?:at|in|for) ['"]?(?<file>[^\s'"]+)/,
      ],
    },
    confidence: 0.85,
    userMessage: 'A weight file or config of the checkpoint is not where it should be.',
    nextSteps: [get, 'Check the path: `retake inspect <folder>` shows what is there.'],
    example: "FileNotFoundError: [Errno 2] No such file or directory: 'm/models_t5.pth'",
    reason: 'the path that is missing ends like weights',
  },
  {
    ...missing,
    id: 'weights_none_found',
    when: {
      words: [
        /[Cc]annot find any (?:model )?weights with [`'"]?(?<file>[^\s`'"]+)/,
        /[Nn]o (?:\.?safetensors|model weights?|weights?|checkpoints?|shards?)(?: files?)?(?: were| was)? (?:found|available)[^\n]{0,10}(?: (?:in|at|under|for) ['"]?(?<file>[^\s'"]+))?/,
        /(?:shards?|weight files?)[^\n]{0,60}(?:are|is) missing\b/i,
        /[Mm]issing (?:weight )?(?:shards?|weight files?)\b/,
        /[Ff]ollowing weights were not initialized from checkpoint/,
      ],
    },
    confidence: 0.85,
    userMessage: 'The folder of the checkpoint lacks weight files.',
    nextSteps: [
      'Download the checkpoint again; finished files are kept.',
      'Check that the path is the folder of the model.',
    ],
    example: 'RuntimeError: Cannot find any model weights with `models/wan-x`',
    reason: 'the loader looked for weights and found none, or not all',
  },
];
