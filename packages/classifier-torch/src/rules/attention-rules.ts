import type { FailureRule } from '@retake/plugin-api';

const attention = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'medium',
  scope: 'model',
  transience: 'needs_change',
  confidence: 0.94,
  firstMove: 'resource_optimization',
} as const;

const plainAttention = 'Choose another attention: PyTorch SDPA works on every card.';

/** Attention kernels: not installed, broken, or not for this card, shape or number format. */
export const attentionRules: readonly FailureRule[] = [
  {
    ...attention,
    id: 'attention_package_broken',
    when: {
      words: [
        /(?<package>flash_attn_2_cuda|flash_attn_3|flash_attn|sageattention|_qattn_sm\d+|_fused|xformers|spas_sage_attn)[^\n]{0,200}(?:undefined symbol|DLL load failed|cannot open shared object|procedure could not be found|symbol not found)/,
        /(?:DLL load failed while importing) ?(?<package>flash_attn_2_cuda|_qattn_sm\d+|_fused|flash_attn\w*|xformers\w*)/,
        /cannot import name '\w+' from '(?<package>sageattention|sageattn3|flash_attn|xformers|spas_sage_attn)[\w.]*'/,
        /name '(?<package>flash_attn|sageattn|sage_?attn|xformers)\w*' is not defined/,
        /xFormers can't load C\+\+\/CUDA extensions/,
        /xFormers wasn't build with CUDA support/,
      ],
    },
    type: 'dependency_missing',
    scope: 'host',
    transience: 'permanent',
    confidence: 0.93,
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_package_broken',
    userMessage: 'The installed attention package was built for another version of torch, Python or CUDA.',
    nextSteps: [
      'Install the build of the package that names your torch, CUDA and Python version.',
      `Or uninstall it. ${plainAttention}`,
    ],
    example:
      'ImportError: /env/site-packages/flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol: _ZN2at4_ops5zeros4callE',
    reason: 'a compiled package must be rebuilt by a person',
  },
  {
    ...attention,
    id: 'attention_package_missing',
    when: {
      words: [
        /No module named '?(?<package>sageattention|sageattn3?|flash_attn(?:_interface|_3)?|flash_attn\.\w+|xformers(?:\.ops)?|spas_sage_attn|flash_attention\w*)'?/,
        /Can(?:'t|not) import (?<package>SageAttention|FlashAttention|flash_attn|xformers)/i,
        /(?<package>xformers|flash[_-]?attn|flash[ _-]attention ?\d?|sage[ _-]?attention) (?:is not (?:available|installed)|not (?:installed|found)|seems to be not installed|needs to be installed)/i,
        /FlashAttention\d? has been toggled on, but it cannot be used[^\n]*package (?<package>\w+)/,
        /the package (?<package>flash_attn|xformers|sageattention) seems to be not installed/,
        /Refer to [^\n]*xformers for more information on how to install (?<package>xformers)/i,
        /assert FLASH_ATTN_[23]_AVAILABLE/,
        /`(?:enable_)?xformers_memory_efficient_attention`? [^\n]{0,60}not (?:available|installed)/i,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    confidence: 0.95,
    code: 'WAN_MODEL_LOADING/attention_package_missing',
    userMessage: 'The attention kernel that was chosen is not installed.',
    nextSteps: [
      plainAttention,
      'Or install the package in the build for your torch, CUDA and Python version.',
    ],
    example: "ModuleNotFoundError: No module named 'sageattention'",
    reason: 'another attention kernel does the same work',
  },
  {
    ...attention,
    id: 'attention_not_for_card',
    when: {
      words: [
        /Unsupported CUDA architecture: (?<architecture>sm_?\d+)/,
        /(?<architecture>SM\d+) kernel is not available/,
        /FlashAttention(?:-\d)? only supports? (?:Ampere|Hopper|Ada|Turing|Blackwell)\w* GPUs or newer/i,
        /Flash ?Attention[^\n]{0,60}(?:requires|only supports?|not supported)[^\n]{0,40}(?:Ampere|Hopper|compute capability|sm_?\d+|device)/i,
        /\bFA(?: ?version)? ?[23]\b[^\n]{0,80}(?:only supported|not supported|requires)/,
        /\b(?<package>sage_?attn|sage_?attention|flash[-_](?:attn|attention)|xformers|spas_sage_attn)[^\n]{0,200}no kernel image is available/i,
        /no kernel image is available for execution on the device[^\n]{0,40}\(?at [^\n]*(?<package>sageattn|sageattention|flash_attn|xformers)/i,
        /sage_?attn?[^\n]{0,80}(?:requires|not supported|unsupported)[^\n]{0,40}(?:sm_?\d+|compute capability|architecture|GPU)/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_not_for_card',
    userMessage: 'The attention kernel that was chosen has no code for this graphics card.',
    nextSteps: [plainAttention, 'Reinstall the package in a build that names your card.'],
    example: 'ValueError: Unsupported CUDA architecture: sm75',
    reason: 'another attention kernel has code for every card',
  },
  {
    ...attention,
    id: 'attention_not_for_input',
    when: {
      words: [
        /No operator found for `?(?<operator>memory_efficient_attention\w*)`?/,
        /No operator found for this attention/,
        /Flash ?Attention (?:forward |backward )?only supports? (?:head dimension|fp16 and bf16|bf16 and fp16|CUDA)[^\n]{0,60}/i,
        /Flash ?Attention only supports? (?:fp16|fp8|float16)[^\n]{0,60}/i,
        /(?:head_?dim(?:ension)?s?|headdim|head size)[^\n]{0,80}(?:not supported|unsupported|must be|should be (?:in|one of)|exceeds|only support)/i,
        /Unsupported head_?dim(?:ension)?:? ?(?<headDim>\d+)?/i,
        /(?:sageattn|sageattention|SageAttention)[^\n]{0,120}(?:Error|error|failed|assert)/,
        /Input tensors must be in dtype of torch\.float16 or torch\.bfloat16/,
        /assert q\.device\.type == 'cuda'/,
        /CUDA [Ee]rror \([^\n)]*(?:attn|attention|fmha)[^\n)]*\): (?![^\n]*(?:memory|kernel image))[a-z]/,
      ],
    },
    confidence: 0.92,
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_not_for_input',
    userMessage: 'The attention kernel that was chosen cannot take this shape or number format.',
    nextSteps: [plainAttention, 'Use FP16 or BF16: most fast kernels take nothing else.'],
    example:
      'NotImplementedError: No operator found for `memory_efficient_attention_forward` with inputs: query : shape=(1, 64, 1, 512)',
    reason: 'another attention kernel takes any shape',
  },
  {
    ...attention,
    id: 'sdpa_no_kernel',
    when: {
      words: [
        /No available kernel\.? Aborting execution/,
        /[Tt]orch not compiled with (?:flash|memory[ _]efficient|cudnn) attention/i,
        /cutlassF: no kernel found to launch/,
        /USE_(?:FLASH|MEM_EFF)_ATTENTION was not enabled for build/,
        /(?:Flash|Memory[ _]Efficient|cuDNN|Math)[ _](?:attention )?kernel not used because/i,
        /scaled_dot_product_attention[^\n]{0,120}(?:not supported|unsupported|no (?:available|viable) (?:kernel|backend))/i,
        /flex_attention[^\n]{0,120}(?:not supported|unsupported|only supported|requires|failed)/i,
        /Invalid (?:attention )?backend[^\n]{0,80}(?:sdpa|attention)/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/sdpa_no_kernel',
    userMessage:
      'PyTorch found no attention kernel that fits card, shape and number format under the present limits.',
    nextSteps: [
      'Allow all kinds of SDPA again, the plain mathematical one too.',
      'Use FP16 or BF16.',
      'Update torch.',
    ],
    example: 'RuntimeError: No available kernel. Aborting execution.',
    reason: 'the choice of kernels was narrowed too far',
  },
  {
    ...attention,
    id: 'attention_called_otherwise',
    when: {
      words: [
        /\b(?<package>sage_?attn|sageattention|_?flash_attn|xformers|spas_sage)\w*\(\) (?:missing \d+ required|takes \d+|takes from|got (?:an unexpected keyword|multiple values))/,
      ],
    },
    type: 'model_version_mismatch',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_called_otherwise',
    userMessage: 'The attention package is of another version than the program that calls it.',
    nextSteps: [plainAttention, 'Install the version of the package that the program names.'],
    example: "TypeError: sageattn_varlen() missing 1 required positional argument: 'cu_seqlens_k'",
    reason: 'program and kernel package differ in version, and another kernel does the same work',
  },
  {
    ...attention,
    id: 'attention_too_old_torch',
    when: {
      words: [
        /(?:\w*attention(?:_\w+)?|\w*attn\w*)\(\) got an unexpected keyword argument '(?<argument>\w+)'/,
        /flash_attn::(?<operator>\w+)\(\) Expected a value of type/,
        /module 'torch\.nn\.(?:functional|attention)' has no attribute '(?<attribute>\w+)'/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'model_version_mismatch',
    scope: 'host',
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_MODEL_LOADING/torch_too_old',
    userMessage: 'The installed torch is older than the code that uses it.',
    nextSteps: [
      'Update torch together with torchvision and torchaudio.',
      'Then rebuild or update compiled extensions.',
    ],
    example: "TypeError: scaled_dot_product_attention() got an unexpected keyword argument 'enable_gqa'",
    reason: 'an argument came with a later version',
  },
];
