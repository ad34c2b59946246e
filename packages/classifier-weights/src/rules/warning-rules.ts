import type { FailureRule } from '@retake/plugin-api';

/** Words of notices, and words that tell little; they speak only where nothing else does. */
export const warningRules: readonly FailureRule[] = [
  {
    id: 'lora_keys_unused',
    when: {
      words: [
        /lora key not loaded:? (?<tensor>[\w.]*)/,
        /[Ll]oading adapter weights from [^\n]{0,60} led to (?:unexpected|missing) keys/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    severity: 'low',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.5,
    code: 'WAN_ARCHITECTURE/lora_keys_unused',
    userMessage: 'Parts of the LoRA were left out, because this model has nothing they would change.',
    nextSteps: ['Use a LoRA made for this very model: task, generation and size.', 'Leave the LoRA out.'],
    example: 'lora key not loaded: diffusion_model.blocks.0.cross_attn.k_img.lora_down.weight',
    reason: 'a warning; the run goes on with a LoRA that works less or not at all',
  },
  {
    id: 'part_not_in_file',
    when: {
      words: [
        /\b[Nn]o (?<component>VAE|CLIP|UNet|text encoder|transformer|diffusion model) weights (?:detected|found|in (?:the )?(?:checkpoint|file|model))(?![^\n]*will not be loaded)/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    severity: 'medium',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.45,
    firstMove: 'intelligent_fallback',
    code: 'WAN_ARCHITECTURE/part_not_in_file',
    userMessage: 'A part of the model was looked for in a file that does not hold it.',
    nextSteps: [
      'Choose the file that holds this part, or load the part from its own file.',
      '`retake inspect <folder>` shows what a checkpoint holds.',
    ],
    example: 'WARNING: No VAE weights found in example.safetensors',
    reason: 'a file with all parts, or the file of that part, is another choice',
  },
  {
    id: 'tensors_unused',
    when: { words: [/unknown tensor '(?<tensor>[^'\s]+)[^'\n]*' in model file/] },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    severity: 'low',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.5,
    code: 'WAN_ARCHITECTURE/tensors_unused',
    userMessage:
      'The file holds tensors this model has no place for: it is another model, or another layout of it.',
    nextSteps: [
      'Use a file made for this program.',
      '`retake inspect <folder>` shows which model a checkpoint is of.',
    ],
    example: "[INFO ] model.cpp:9 - unknown tensor 'model.a.norm.weight | f16 | 1 [8, 1]' in model file",
    reason: 'a notice; when all tensors are unknown, their names are those of another tool',
  },
  {
    id: 'load_failed',
    when: {
      words: [
        /[Ff]ailed to load (?:the )?(?:model|checkpoint|weights|state dict)(?: from)?:? ['"]?(?<file>[^\s'"]+\.(?:gguf|safetensors|ckpt|pth?|bin|onnx))/,
        /(?:load tensors from model loader|init model loader from file) failed/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    severity: 'high',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.45,
    code: 'WAN_ARCHITECTURE/load_failed',
    userMessage: 'A weight file could not be loaded, and the program does not say why.',
    nextSteps: [
      'Check that this program runs models of this kind.',
      'Download the file again and compare its size with the one published.',
    ],
    example: 'error loading model: failed to load model from models/a.gguf',
    reason: 'without a further word it is mostly a model the program does not know',
  },
  {
    id: 'keys_left_over',
    when: {
      words: [
        /[Ll]eft ?over keys(?: in (?<component>\w+))?: (?:dict_keys\()?\[/,
        /Some weights of the model checkpoint[^\n]{0,200} were not used/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    severity: 'low',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.3,
    code: 'WAN_ARCHITECTURE/tensors_unused',
    userMessage:
      'The file holds tensors this model has no place for: it is another model, or another layout of it.',
    nextSteps: [
      'Use a file made for this program.',
      '`retake inspect <folder>` shows which model a checkpoint is of.',
    ],
    example: "left over keys in unet: dict_keys(['example_proj.bias'])",
    reason: 'a notice, of which only the names tell whether it matters',
  },
];
