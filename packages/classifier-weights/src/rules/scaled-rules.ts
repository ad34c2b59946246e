import type { FailureRule } from '@retake/plugin-api';

const scaled = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_version_mismatch',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.85,
} as const;

const plain = 'Use the same checkpoint in bfloat16, float16 or plain float8.';

/** Words for weights packed with scales (float8 scaled, NVFP4, MXFP, int8) in a loader that does not know them. */
export const scaledRules: readonly FailureRule[] = [
  {
    ...scaled,
    id: 'scaled_refused',
    when: {
      words: [
        /(?<number>fp8 scaled|scaled fp8|nvfp4|mxfp[48]|int8[ _]\w+) (?:models? |weights? )?(?:is|are) not supported/i,
        /[Ii]nvalid (?<component>T5 text encoder|CLIP|text encoder) model/,
        /does not support (?:loading )?(?<number>fp8 scaled|scaled fp8|nvfp4|mxfp[48])/i,
      ],
    },
    type: 'model_compatibility_error',
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/packed_encoder_refused',
    userMessage: 'This loader does not take an encoder whose numbers are packed in this way.',
    nextSteps: [plain, 'Load the file with the loader it was made for.'],
    example: 'ValueError: Invalid T5 text encoder model, nvfp4 is not supported by this node',
    reason: 'the file is right for another loader',
  },
  {
    ...scaled,
    id: 'scaled_keys',
    when: {
      words: [
        /(?:KeyError|[Uu]nexpected key\(s\)|[Mm]issing key\(s\))[^\n]{0,200}(?<tensor>[\w.]*(?:scale_weight|weight_scale(?:_2|_inv)?|comfy_quant|input_scale|scaled_fp8|weight_packed|qweight|\.SCB|absmax|quant_map))\b/,
      ],
    },
    type: 'model_compatibility_error',
    firstMove: 'intelligent_fallback',
    code: 'WAN_ARCHITECTURE/packing_unknown',
    userMessage:
      'The weights are packed with scales in a way that this version of the program does not know.',
    nextSteps: ['Update the program.', plain],
    example: "KeyError: 'blocks.0.ffn.0.comfy_quant'",
    reason: 'the file is packed for another loader, and there are others of the same weights',
  },
];
