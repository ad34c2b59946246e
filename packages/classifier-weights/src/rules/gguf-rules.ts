import type { FailureRule } from '@retake/plugin-api';

const gguf = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
} as const;

const broken = {
  ...gguf,
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
} as const;

const again = 'Download the named file again and compare its size with the one published.';
const update = 'Update the program that reads GGUF (ComfyUI-GGUF, stable-diffusion.cpp, the gguf package).';

/** Words for GGUF files: of the gguf package, ComfyUI-GGUF, ggml, llama.cpp and stable-diffusion.cpp. */
export const ggufRules: readonly FailureRule[] = [
  {
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_corruption_detected',
    severity: 'high',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.85,
    id: 'weights_format_unknown',
    when: {
      words: [
        /(?:unknown|unrecognized|unsupported) (?:file )?format:? '?(?<file>\S+\.(?:safetensors|gguf|ckpt|pth?|bin))\b/i,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/weights_format_unknown',
    userMessage: 'A weight file is not there, or is not what its name says.',
    nextSteps: ['Check the path.', 'Download the file again and compare its size with the one published.'],
    example: 'model.cpp:9 - unknown format models/vae/example.safetensors',
    reason: 'its first bytes are of no kind of weights that the engine knows',
  },
  {
    ...gguf,
    id: 'gguf_architecture_unknown',
    when: {
      words: [
        /Unexpected (?:text model )?architecture type in GGUF file[^\n]{0,120}?'(?<component>[\w.-]+)'\s*(?:$|\n|[)"\\])/,
        /Unexpected (?:text model )?architecture type in GGUF/,
        /[Uu]nknown (?:model )?architecture: '?(?<component>[\w-]+)/,
        /Unknown model architecture!/,
        /(?:GGUF|gguf)[^\n]{0,80}[Aa]rchitecture '?(?<component>[\w-]+)'? (?:is )?not supported/,
        /ValueError: (?:GGUF model with a|A)rchitecture (?<component>[\w-]+) (?:is )?not supported/,
        /GGUF model with architecture (?<component>[\w-]+) is not supported/,
      ],
    },
    confidence: 0.96,
    code: 'WAN_ARCHITECTURE/gguf_architecture_unknown',
    userMessage:
      'The GGUF file is of a model that this program does not know, or is loaded in the wrong place.',
    nextSteps: [
      'Check that the file is a diffusion model where one is wanted, and a text encoder where that is wanted.',
      update,
      'Use a file whose `general.architecture` is `wan`.',
    ],
    example: "ValueError: Unexpected architecture type in GGUF file: 'lumina9'",
    reason: 'the file is whole, but another model than the loader takes',
  },
  {
    ...gguf,
    id: 'gguf_version',
    when: {
      words: [
        /GGUF(?:v1| version 1)[^\n]{0,20} (?:is )?no longer supported/,
        /(?:unsupported|invalid|bad) GGUF (?:file )?version:? ?(?<version>\d*)/i,
        /file appears to be version (?<version>\d+) which we cannot handle/i,
        /this GGUF file is version (?<version>\d+) but this software only supports up to version (?<supported>\d+)/,
        /(?<number>\d+) is not a valid GGML(?:Quantization|)Type/,
        /tensor '(?<tensor>[^']+)'[^\n]{0,40} has invalid ggml type (?<number>\d+)/,
        /(?:unknown|unsupported|invalid) (?:ggml|gguf|quant(?:ization)?) (?:tensor )?type:? '?(?<number>\w+)/i,
        /(?:type|quantization) (?<number>(?:IQ|TQ|MXFP|NVFP)\w+) (?:is )?not (?:supported|implemented)/,
      ],
    },
    type: 'model_version_mismatch',
    firstMove: 'user_intervention',
    confidence: 0.9,
    code: 'WAN_ARCHITECTURE/gguf_version',
    userMessage: 'The GGUF file is of another version, or packed in another way, than this program reads.',
    nextSteps: [update, 'Use a file with a common packing such as Q8_0 or Q4_K_M.'],
    example: 'ValueError: 41 is not a valid GGMLQuantizationType',
    reason: 'the format went on and the reader did not, or the other way round',
  },
  {
    ...broken,
    id: 'gguf_incomplete',
    when: {
      words: [
        /tensor '(?<tensor>[^']+)' data is not within (?:the )?file bounds/,
        /tensor '(?<tensor>[^']+)' declares [^\n]{0,60}(?:no data|incomplete)/,
        /(?:model|file) is (?:corrupted or )?incomplete\b/,
        /truncated\/corrupt model/,
        /wrong number of tensors; expected (?<expected>\d+), got (?<got>\d+)/,
        /(?:invalid|illegal) split file: ?(?<file>\S*)|(?:missing|could not find) split/i,
      ],
    },
    type: 'model_integrity_failure',
    confidence: 0.92,
    code: 'WAN_WEIGHTS_INTEGRITY/file_truncated',
    userMessage:
      'A weight file is shorter than its own list of tensors says: the download or copy was cut off.',
    nextSteps: [again],
    example:
      "llama_model_load: tensor 'blk.0.ffn.weight' data is not within the file bounds, model is corrupted",
    reason: 'the list of tensors is there and data is missing',
  },
  {
    ...broken,
    id: 'gguf_unreadable',
    when: {
      words: [
        /GGUF magic (?:is )?invalid/i,
        /(?:invalid|bad|wrong) (?:GGUF magic|magic characters)/,
        /(?:gguf|GGUF|ggml|llama)[^\n]{0,120}(?:invalid|bad|wrong) magic/,
        /not a (?:valid )?GGUF file/i,
        /gguf_init_from_file(?:_impl|_ptr)?: (?!failed to open)[^\n]{0,40}(?:failed|invalid|bad)/,
        /failed to read (?:key-value pairs|tensor (?:info|data)|magic)/,
        /unexpectedly reached end of file/,
        /\bgguf\.(?:c|cpp)(?::\d+)?: GGML_ASSERT[(:]/,
        /does not appear to be (?:a )?GGUF/i,
      ],
    },
    confidence: 0.9,
    code: 'WAN_WEIGHTS_INTEGRITY/gguf_unreadable',
    userMessage: 'A GGUF file is damaged, cut off or no GGUF file at all.',
    nextSteps: [again, 'Look at its first four bytes: they should read GGUF.'],
    example: "gguf_init_from_file: invalid magic characters '<!DO'",
    reason: 'the file does not begin or end as a GGUF file does',
  },
];
