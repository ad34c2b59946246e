import type { FailureRule } from '@retake/plugin-api';

const placement = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.95,
  firstMove: 'resource_optimization',
} as const;

const together = [
  'Use one way of offloading only: block swap, sequential offload or none.',
  'Turn patches that move tensors themselves off (caching, compile, LoRA on the fly).',
  'Update the program and its extensions.',
];

/** Tensors that lie on different devices, or on none. */
export const placementRules: readonly FailureRule[] = [
  {
    ...placement,
    id: 'devices_disagree',
    when: {
      words: [
        /Expected all tensors to be on the same device, but (?:found at least two devices, |got (?<tensor>\w+) is on )(?<device>[\w:]+)(?: and (?<otherDevice>[\w:]+)|, different from other tensors on (?<otherDevice2>[\w:]+))?/,
        /Expected all tensors to be on the same device/,
        /Input type \((?<givenType>torch\.(?!cuda)\w+|CPU\w+)\) and (?:weight|bias) type \((?<expectedType>[\w.]+)\) should be the same/,
        /Input type \((?<givenType>torch\.cuda\.\w+|CUDA\w+)\) and (?:weight|bias) type \((?<expectedType>torch\.(?!cuda)\w+|CPU\w+)\) should be the same/,
        /indices should be either on [\w:]+ or on the same device as the indexed tensor/,
        /[Tt]ensors? (?:for )?argument #?\d* ?'?(?<tensor>\w+)'? (?:is|are) on (?<device>\w+)[^\n]{0,30}but expected (?:them|it|all)/,
        /Tensor for argument #?'?(?<tensor>\w+)'? (?:\w+ )?is on (?<device>[\w:]+),? but expected/,
        /all input tensors must be on the same device\. Received (?<device>[\w:]+) and (?<otherDevice>[\w:]+)/,
        /Pointer argument \(at (?<position>\d+)\) cannot be accessed from Triton \(cpu tensor\?\)/,
        /Input tensors? must be on (?:the )?(?:CUDA|GPU|same device)/i,
        /Placeholder storage has not been allocated on MPS device/,
        /slow_conv\w+_forward[^\n]{0,80}(?:CUDA|cuda) (?:backend|arguments)/,
        /(?:to|must|should) be on the same device,? (?:but|as) /,
        /tensors? (?:is|are) on different devices?/i,
        /\b(?<tensor>\w+) is not on (?:the )?(?:GPU|CUDA|cuda|CPU|cpu)\b/,
      ],
    },
    code: 'WAN_INFERENCE/devices_disagree',
    userMessage:
      'Parts of one computation lie on different devices, one on the graphics card and one in main memory.',
    nextSteps: together,
    example:
      'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cpu and cuda:0!',
    reason: 'offloading left a part behind; another way of offloading does not',
  },
  {
    ...placement,
    id: 'generator_device',
    when: {
      words: [
        /Expected a '?(?<expectedDevice>\w+)'? device type for generator but found '?(?<givenDevice>\w+)'?/,
        /Cannot generate an? (?<expectedDevice>\w+) tensor from a generator of type (?<givenDevice>\w+)/,
        /generator[^\n]{0,40}(?:must be|expected) on (?:the )?(?<expectedDevice>cuda|cpu|mps)/i,
      ],
    },
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/generator_device',
    userMessage: 'The random numbers are drawn on another device than the noise is needed on.',
    nextSteps: [
      'Make the generator on the device of the noise, or draw on the processor and move the noise: that also keeps seeds the same everywhere.',
    ],
    example: "RuntimeError: Expected a 'cuda' device type for generator but found 'cpu'",
    reason: 'the device of the generator is a setting of the request',
  },
  {
    ...placement,
    id: 'meta_tensor',
    when: {
      words: [
        /Cannot copy out of meta tensor; no data!/,
        /(?:on|from|of|with) meta tensors?\b/,
        /Tensor on device meta is not on the expected device (?<device>[\w:]+)/,
        /Tensor on device (?<givenDevice>[\w:]+) is not on the expected device meta/,
        /(?<tensor>[\w.]+) is on the meta device,? we need a `value` to put/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    scope: 'model',
    confidence: 0.8,
    code: 'WAN_MODEL_LOADING/weights_not_materialised',
    userMessage: 'A part of the model was built without its weights being put in.',
    nextSteps: [
      'Do not move a model that is offloaded: leave its placement to the offloading.',
      'Verify that no tensor is missing in the checkpoint.',
      'Update accelerate and diffusers.',
    ],
    example: 'NotImplementedError: Tensor on device meta is not on the expected device cuda:0!',
    reason: 'a placeholder was used as if it were loaded; offloading or missing tensors do that',
  },
  {
    ...placement,
    id: 'swapped_blocks',
    when: {
      words: [
        /Cannot swap more than (?<limit>\d+) (?:double |single )?blocks/,
        /blocks[_ ]to[_ ]swap[^\n]{0,60}(?:must be|exceeds|greater than|larger than|too (?:large|many))/,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/swapped_blocks',
    userMessage: 'More transformer blocks were to be swapped than the model can spare.',
    nextSteps: ['Swap fewer blocks: at most all but one or two of those the model has.'],
    example: 'AssertionError: Cannot swap more than 38 blocks. Requested 40 blocks.',
    reason: 'the number of blocks is a parameter',
  },
  {
    ...placement,
    id: 'inference_tensor',
    when: {
      words: [
        /Inplace update to inference tensor outside InferenceMode/,
        /Cannot set version_counter for inference tensor/,
        /Inference tensors cannot be saved for backward/,
      ],
    },
    confidence: 0.85,
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/inference_mode',
    userMessage: 'A tensor made in inference mode was changed outside of it.',
    nextSteps: [
      'Use `torch.no_grad` instead of `torch.inference_mode`.',
      'Turn compile, or LoRA applied on the fly, off.',
    ],
    example: 'RuntimeError: Inplace update to inference tensor outside InferenceMode is not allowed.',
    reason: 'the mode is a setting of the call',
  },
];
