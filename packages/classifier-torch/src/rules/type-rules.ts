import type { FailureRule } from '@retake/plugin-api';

const numberFormat = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.93,
  firstMove: 'parameter_adjustment',
} as const;

const unsupported = {
  ...numberFormat,
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'unsupported_operation',
} as const;

const oneFormat = [
  'Use one number format for the whole model: BF16 on RTX 30 and newer, else FP16.',
  'Load the VAE in FP32 and let the program convert at its border.',
];

/** Number formats (dtypes) that do not fit each other, or that an operation does not know. */
export const typeRules: readonly FailureRule[] = [
  {
    ...unsupported,
    id: 'float8_not_implemented',
    when: {
      words: [
        /"(?<operator>\w+)" not implemented for '(?<dtype>Float8_\w+|Float4_\w+)'/,
        /Promotion for Float8 Types is not supported, attempted to promote (?<dtype>Float8_\w+)/,
        /(?:value cannot be converted|unsupported|not supported|does not support)[^\n]{0,40}(?<dtype>[Ff]loat8_\w+)/,
        /(?<dtype>[Ff]loat8_e\wm\w+)[^\n]{0,60}(?:is not supported|not implemented|unsupported)/,
        /KeyError: torch\.(?<dtype>float8_\w+)/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/float8_not_implemented',
    userMessage: 'FP8 numbers can be stored but not computed with in this place.',
    nextSteps: [
      'Load the weights in FP8 but compute in BF16 or FP16, or convert them when loading.',
      'Or use FP16, BF16 or GGUF weights.',
      'Update torch.',
    ],
    example: 'NotImplementedError: "mul_cuda" not implemented for \'Float8_e4m3fn\'',
    reason: 'most operators have no FP8 form; another format of the request works',
  },
  {
    ...unsupported,
    id: 'half_not_on_cpu',
    when: {
      words: [
        /"(?<operator>\w*(?:cpu|Cpu|CPU)\w*|LayerNormKernelImpl|slow_conv2d_cpu|compute_indices_weights_\w+|upsample\w+_channels_last|RMSNorm\w*|baddbmm_with_gemm|\w*_vec_\w*|clamp_\w+|unfolded2d_copy|softmax_lastdim_kernel_impl)" not implemented for '(?<dtype>Half|BFloat16)'/,
        /AutocastCPU only supports? (?<dtype>\w+)/i,
        /(?:Half|half precision|float16|fp16)[^\n]{0,60}(?:not supported|cannot run|is not recommended)[^\n]{0,30}(?:on|with) (?:the )?[`']?cpu/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/half_not_on_cpu',
    userMessage: 'The processor cannot compute this step with 16-bit numbers.',
    nextSteps: [
      'Use FP32 on the processor (BF16 where it has it).',
      'Check why the graphics card is not used: driver, torch build.',
    ],
    example: 'RuntimeError: "addmm_impl_cpu_" not implemented for \'Half\'',
    reason: 'the processor lacks 16-bit forms; another format of the request works',
  },
  {
    ...unsupported,
    id: 'operator_not_for_type',
    when: {
      words: [
        /"(?<operator>[\w:]+)" not implemented for '(?<dtype>\w+)'/,
        /\b(?<operator>\w+)\([^\n]{0,120}\)? failed to dispatch data type (?<dtype>\w+)/,
        /not supported for tensors with more than \S+ elements/,
        /\b[Uu]nsupported (?:d(?:ata)?[ _]?type|scalar type|torch dtype|tensor type)s?\b:? ?(?:torch\.)?(?<dtype>\w+)?/,
        /not implemented for '(?<dtype>(?:Half|BFloat16|Float|Double|Byte|Char|Bool|Int|Long|UInt\d+|Complex\w+))'/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_for_type',
    userMessage: 'A step has no form for the number format it was given.',
    nextSteps: oneFormat,
    example: 'RuntimeError: "upsample_nearest3d_out_frame" not implemented for \'BFloat16\'',
    reason: 'the operator exists, the format does not',
  },
  {
    ...numberFormat,
    id: 'layer_types_disagree',
    when: {
      words: [
        /Input type \((?<givenType>(?!torch\.cuda|CUDA|CPU|torch\.\w*Tensor)[^)]+\)?)\)? and (?:weight|bias) type \((?<expectedType>[^)\n]+)/,
        /Input type \((?<givenType>torch\.cuda\.\w+|CUDA\w+)\) and (?:weight|bias) type \((?<expectedType>torch\.cuda\.\w+|CUDA\w+)\) should be the same/,
        /mat1 and mat2 must have the same dtype(?:, but got (?<givenType>\w+) and (?<expectedType>\w+))?/,
        /expected m1 and m2 to have the same dtype, but got: (?<givenType>[\w:]+) != (?<expectedType>[\w:]+)/,
        /expected (?:scalar type|mat1 and mat2 to have the same dtype)[^\n]{0,20}? (?<expectedType>\w+) but (?:found|got) (?<givenType>\w+)/,
        /Expected object of (?:scalar|device) type (?<expectedType>\w+) but got (?:scalar|device) type (?<givenType>\w+)/,
        /Found dtype (?<givenType>\w+) but expected (?<expectedType>\w+)/,
        /[Ee]xpected query, key,? and value to have the same dtype/,
        /[Qq]uery,? (?:key|and key)[^\n]{0,40}(?:must|should) have the same (?:dtype|data type)/,
        /self and mat2 must have the same dtype(?:, but got (?<givenType>\w+) and (?<expectedType>\w+))?/,
        /Index put requires the source and destination dtypes match, got (?<expectedType>\w+) for the destination and (?<givenType>\w+)/,
        /(?:must|should|to) (?:all )?(?:have|be of|be) the same (?:dtype|data type)/,
        /(?:dtype|data type)s? (?:mismatch|do(?:es)? not match|must match|don't match)/i,
        /(?:mixed dtype \(CPU\): expect|expected all inputs to have the same dtype)/,
        /scatter\(\): Expected self\.dtype to be equal to src\.dtype/,
        /Expected attn_mask dtype to be bool or (?:float or )?to match query dtype/,
      ],
    },
    code: 'WAN_INFERENCE/types_disagree',
    userMessage: 'Two parts compute with different number formats.',
    nextSteps: oneFormat,
    example: 'RuntimeError: Input type (float) and bias type (c10::Half) should be the same',
    reason: 'the format of a part is a setting of the request',
  },
  {
    ...numberFormat,
    id: 'cast_impossible',
    when: {
      words: [
        /result type (?<givenType>\w+) can't be cast to the desired output type (?<expectedType>\w+)/,
        /Got unsupported ScalarType (?<givenType>\w+)/,
        /value cannot be converted to type (?<expectedType>[\w:]+) without overflow/,
        /expected (?:a )?(?:floating point|Float|Long|Byte) (?:tensor|type|dtype)?[^\n]{0,20}but (?:got|found) (?<givenType>\w+)/,
        /to have one of the following scalar types: [^;\n]+; but got (?<givenType>[\w.]+)/,
        /must have (?:the )?(?:type|dtype) (?:torch\.)?(?<expectedType>\w+),? (?:but )?got (?:type )?(?:torch\.)?(?<givenType>\w+)/,
        /can't convert (?<device>\w+)(?::\d+)? device type tensor to numpy/,
        /Only Tensors of floating point and complex dtype can require gradients/,
        /Expected dtype (?<expectedType>int\w*) for index/,
        /[Tt]ensors used as ind(?:ices|exes) must be (?:long|byte|int)/,
        /Cannot (?:interpret|convert) '?torch\.(?<givenType>bfloat16|float8\w*)'? (?:as a data type|to numpy)/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_INFERENCE/cast_impossible',
    userMessage: 'A value cannot be converted to the number format that the next step takes.',
    nextSteps: [
      'Convert frames to 8-bit numbers only after scaling them to 0 to 255, and tensors to FP32 before NumPy.',
      'Decode in FP32.',
      'Update torch, diffusers and imageio.',
    ],
    example: 'TypeError: Got unsupported ScalarType BFloat16',
    reason: 'the format at a border between libraries is a setting',
  },
];
