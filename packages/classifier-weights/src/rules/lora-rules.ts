import type { FailureRule } from '@retake/plugin-api';

const lora = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'medium',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.92,
} as const;

const fitting =
  'Use a LoRA made for this very model: Wan 2.1 or 2.2, 14B, 5B or 1.3B, text- or image-to-video.';

/** Words for LoRA files that do not fit the model they are put on. */
export const loraRules: readonly FailureRule[] = [
  {
    ...lora,
    id: 'lora_unusable',
    when: {
      words: [
        /`?\w*state_dict`? should be (?:empty )?at this point/,
        /[Ii]nvalid LoRA (?:checkpoint|file|format)/,
        /[Tt]arget modules? [^\n]{1,400} not found in the base model/,
        /[Nn]o (?:supported )?LoRA (?:keys|layers|weights|modules)[^\n]{0,20} found/i,
        /(?:unsupported|unknown|unrecognized) lora (?:format|type|key)/i,
        /type=LoRA name="?[^"\n]{1,80}"?[^\n]{0,40} (?:empty module|no (?:keys|modules|layers)|not compatible)/i,
        /[Nn]o compatible (?:weights?|keys?|layers?|modules?)[^\n]{0,30} in (?:the )?LoRA/i,
        /LoRA[^\n]{0,60}(?:is not compatible|incompatible|does not match|doesn't match|not supported)/i,
        /(?:is not compatible|incompatible)[^\n]{0,30}\bLoRA\b/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/lora_of_other_model',
    userMessage: 'The LoRA does not fit this model.',
    nextSteps: [fitting, 'Leave the LoRA out.'],
    example: "ValueError: Target modules {'to_x'} not found in the base model. Please check and try again.",
    reason: 'the names in the LoRA are of another model or another tool',
  },
  {
    ...lora,
    id: 'lora_shape',
    when: {
      words: [
        /(?:ERROR|Error|WARNING)[^\n]{0,10} lora (?<tensor>[\w.]+) shape/i,
        /size mismatch for (?<tensor>[\w.]*lora_\w+[\w.]*)/,
      ],
    },
    code: 'WAN_ARCHITECTURE/lora_of_other_model',
    userMessage: 'The LoRA is of a model of another size.',
    nextSteps: [fitting, 'Leave the LoRA out.'],
    example:
      "ERROR lora diffusion_model.blocks.0.ffn.2.weight shape '[5120, 13824]' is invalid for input of size 9",
    reason: 'shapes disagree because the base models do',
  },
];
