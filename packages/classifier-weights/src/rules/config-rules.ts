import type { FailureRule } from '@retake/plugin-api';

const broken = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.9,
} as const;

/** Words for the small files beside the weights: JSON configs and protobuf. */
export const configRules: readonly FailureRule[] = [
  {
    ...broken,
    id: 'protobuf_generation',
    when: {
      words: [
        /Descriptors cannot (?:not )?be created directly/,
        /your generated code is out of date and must be regenerated with protoc/,
        /(?:google\.protobuf|runtime_version)[^\n]{0,80}(?:VersionError|incompatible)/,
        /Detected (?:incompatible|mismatched) Protobuf Gencode\/Runtime version/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'model_version_mismatch',
    confidence: 0.95,
    firstMove: 'user_intervention',
    code: 'WAN_MODEL_LOADING/protobuf_generation',
    userMessage: 'The installed protobuf library is of another generation than the code that uses it.',
    nextSteps: [
      'Install the version the program asks for, often `pip install "protobuf<4"` or `pip install -U protobuf`.',
    ],
    example: 'TypeError: Descriptors cannot be created directly.',
    reason: 'both are installed and too far apart',
  },
  {
    ...broken,
    id: 'protobuf_broken',
    when: {
      words: [
        /protobuf\.message\.DecodeError/,
        /DecodeError: (?:Error parsing message|Wrong wire type|Truncated message|Unexpected end-group)/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/model_unreadable',
    userMessage: 'A model file is damaged, cut off, or not a model at all.',
    nextSteps: [
      'Look at its first bytes: a web page or a Git LFS pointer is text.',
      'Download the named file again.',
    ],
    example: "google.protobuf.message.DecodeError: Error parsing message with type 'onnx.ModelProto'",
    reason: 'the bytes are no message of the kind that was expected',
  },
  {
    ...broken,
    id: 'foreign_config',
    when: {
      words: [
        /[Cc]onfig(?:uration)? file at '?(?<file>[^'\s]+)'? is not a valid JSON file/,
        /is not a valid JSON file/,
        /(?<file>[\w./\\-]*(?:config|index|tokenizer)\w*\.json)[^\n]{0,60}(?:JSONDecodeError|is not valid JSON|[Ii]nvalid JSON|malformed)/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/config_file_invalid',
    userMessage: 'A config file is damaged.',
    nextSteps: ['Download the named config file again.'],
    example: "OSError: It looks like the config file at 'vae/config.json' is not a valid JSON file.",
    reason: 'the file is there and is no JSON',
  },
  {
    ...broken,
    id: 'json_broken',
    when: {
      words: [
        /JSONDecodeError/,
        /(?:json|JSON)[^\n]{0,20}(?:Expecting value|Extra data|Expecting property name|Unterminated string)[^\n]{0,20}: line \d+ column/,
        /Unexpected end of JSON input/,
      ],
    },
    confidence: 0.6,
    code: 'WAN_WEIGHTS_INTEGRITY/json_invalid',
    userMessage:
      'A JSON file, or the answer of a server, cannot be read: it is empty, cut off or another thing.',
    nextSteps: [
      'Find the file in the technical detail and download it again.',
      'Check that the disk is not full.',
    ],
    example: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    reason: 'nearly always a file that was cut off while it was written',
  },
];
