import type { FailureRule } from '@retake/plugin-api';

/** Words that come with a run that goes on; they speak only where nothing else does. */
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
];
