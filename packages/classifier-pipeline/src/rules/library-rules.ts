import type { FailureRule } from '@retake/plugin-api';

const missing = {
  category: 'WAN_MODEL_LOADING',
  type: 'dependency_missing',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.95,
  firstMove: 'user_intervention',
} as const;
const version = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_version_mismatch',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.85,
  firstMove: 'user_intervention',
} as const;

const update = [
  'Update the program and its extensions together, then install their requirements again.',
  'After an update that broke it, go back to the versions that worked.',
];
const install = 'Install the package in the Python that runs the program (python -m pip install NAME).';

/** Libraries that are not there, or of another version than the code was written for. */
export const libraryRules: readonly FailureRule[] = [
  {
    ...missing,
    id: 'attention_package_missing',
    when: {
      words: [
        /Can't import SageAttention:? ?(?<detail>[^\n]*)/i,
        /No module named '(?<package>sageattention|sageattn\w*|flash_attn\w*|xformers|spas_sage_attn|triton)(?:\.[\w.]+)?'/i,
        /(?<package>sageattention|flash_attn|flash-attn|xformers|triton) is not (?:installed|available)/i,
      ],
    },
    confidence: 0.93,
    firstMove: 'resource_optimization',
    code: 'WAN_MODEL_LOADING/attention_package_missing',
    userMessage: 'The chosen attention needs a package that is not installed.',
    nextSteps: ['Choose the built-in attention (sdpa), which needs nothing more.', install],
    example: "ModuleNotFoundError: No module named 'sageattention'",
    reason: 'a package is missing, yet the plain kernels do the same work',
  },
  {
    ...missing,
    id: 'tokenizer_package_missing',
    when: {
      words: [
        /requires the (?<package>SentencePiece|protobuf|tiktoken|\w+) library but it was not found/i,
        /need to (?:have|install|run) [`']?(?:pip install )?(?<package>sentencepiece|protobuf|tiktoken|ftfy|beautifulsoup4)/i,
        /`?(?<package>sentencepiece|tiktoken|protobuf|ftfy)`? (?:is|are) (?:required|not installed|needed)/i,
        /name 'ftfy' is not defined|sentencepiece_model_pb2/i,
      ],
    },
    code: 'WAN_MODEL_LOADING/tokenizer_package_missing',
    userMessage: 'The tokenizer needs a package that is not installed.',
    nextSteps: ['Install sentencepiece, protobuf and ftfy.', 'Restart the program.'],
    example:
      'ImportError: T5Tokenizer requires the SentencePiece library but it was not found in your environment.',
    reason: 'a package is missing that only a person installs',
  },
  {
    ...missing,
    id: 'peft_missing',
    when: {
      words: [
        /PEFT backend is required/i,
        /PEFT is not available/i,
        /requires? (?:the )?`?peft`?\b[^\n]{0,40}install/i,
      ],
    },
    code: 'WAN_MODEL_LOADING/peft_missing',
    userMessage: 'LoRA files need the package peft, which is not installed or too old.',
    nextSteps: ['Install or update peft.', 'Or go on without LoRA.'],
    example: 'ValueError: PEFT backend is required for this method.',
    reason: 'a package is missing that only a person installs',
  },
  {
    ...missing,
    id: 'accelerate_missing',
    when: {
      words: [
        /requires? `?accelerate(?:[ `]|>=)/i,
        /`?enable_(?:sequential|model)_cpu_offload`? requires/,
        /install (?:`?accelerate`?|-U accelerate)/i,
        /Low memory initialization requires torch/i,
      ],
    },
    code: 'WAN_MODEL_LOADING/accelerate_missing',
    userMessage: 'Offloading needs the package accelerate, which is not installed or too old.',
    nextSteps: ['Install or update accelerate.', 'Or go on without offloading.'],
    example: 'ImportError: `enable_model_cpu_offload` requires `accelerate v0.17.0` or higher.',
    reason: 'a package is missing that only a person installs',
  },
  {
    ...version,
    id: 'library_older_than_model',
    when: {
      words: [
        /your version of (?<package>\w+) is (?:out of date|too old)/i,
        /(?<package>\w+) does not recogni[sz]e this architecture/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/library_older_than_model',
    userMessage: 'The library is older than the kind of model that is in this folder.',
    nextSteps: update,
    example:
      'The checkpoint has model type `example` but does not recognize this architecture: your version of Transformers is out of date.',
    reason: 'the library itself says that it may be out of date',
  },
  {
    ...version,
    id: 'architecture_unknown_to_library',
    when: {
      words: [
        /Unrecognized configuration class/i,
        /Unrecognized model in |Should have a `model_type` key/i,
        /Unknown model architecture|Unexpected architecture type in GGUF file/i,
        /`?cfg`? or `?default_args`? must contain the key/i,
      ],
    },
    type: 'model_compatibility_error',
    scope: 'model',
    firstMove: 'intelligent_fallback',
    code: 'WAN_ARCHITECTURE/model_unknown_to_library',
    userMessage: 'The library does not know the kind of model that is in this folder.',
    nextSteps: ['Update the library.', 'Use another edition of the model that fits the program.'],
    example:
      "ValueError: Unrecognized configuration class <class 'ExampleConfig'> for this kind of AutoModel",
    reason: 'model and library do not belong together',
  },
  {
    ...version,
    id: 'lora_other_model',
    when: {
      words: [
        /Target modules [^\n]{0,200} not found in the base model/i,
        /ERROR lora (?<tensor>[\w.]+) shape '(?<expectedShape>\[[^\]]*\])' is invalid/i,
        /Invalid LoRA checkpoint|LoRA[^\n]{0,60}(?:not compatible|incompatible|unsupported format)/i,
      ],
    },
    type: 'model_compatibility_error',
    scope: 'model',
    firstMove: 'intelligent_fallback',
    code: 'WAN_ARCHITECTURE/lora_other_model',
    userMessage: 'The LoRA was made for another model.',
    nextSteps: ['Use a LoRA of the same model and size (1.3B, 5B and 14B differ).', 'Or go on without it.'],
    example:
      "ERROR lora diffusion_model.blocks.1.self_attn.q.weight shape '[1536, 1536]' is invalid for input of size 26214400",
    reason: 'the LoRA and the model disagree about layers or shapes',
  },
  {
    ...missing,
    id: 'name_in_no_file',
    when: {
      words: [/cannot import name '?(?<component>\w+)'? from '?(?<package>[\w.]+)'? \(unknown location\)/i],
    },
    confidence: 0.87,
    code: 'WAN_MODEL_LOADING/package_missing',
    userMessage: 'A part of the program is not there: only an empty folder of its name was found.',
    nextSteps: ['Get the program again, with all its folders.', install],
    example: "ImportError: cannot import name 'EXAMPLE_CONFIGS' from 'example.configs' (unknown location)",
    reason: 'a package without a location is a folder without code',
  },
  {
    ...version,
    id: 'name_not_in_library',
    when: {
      words: [
        /cannot import name '?(?<component>\w+)'? from '?(?<package>[\w.]+)/i,
        /module '?(?<package>[\w.]+)'? has no attribute '?(?<component>\w+)/i,
        /No module named '(?<package>(?:diffusers|transformers|torch|accelerate|peft|comfy|comfy_extras|numpy|torchvision)\.[\w.]+)'/i,
        /Failed to import (?<package>(?:diffusers|transformers)\.[\w.]+)/i,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    code: 'WAN_MODEL_LOADING/library_version',
    userMessage: 'A library is older or newer than the code that uses it: it has not what is asked of it.',
    nextSteps: ['Update the named library, or install the version that the requirements name.', ...update],
    example: "ImportError: cannot import name 'ExampleTransformer3D' from 'diffusers'",
    reason: 'the library is there, but of another version',
  },
  {
    ...version,
    id: 'version_required',
    when: {
      words: [
        /(?<package>[\w-]+) version [\w.]+ is installed, but version (?<expected>[\w.]+) or higher is required/i,
        /requires? (?:at least )?(?<package>python|torch|pytorch|diffusers|transformers|numpy|accelerate)[ =<>]*v?[<>=]{0,2} ?(?<expected>\d[\w.]*)/i,
        /(?<package>[\w-]+)(?:[<>=!]=?|~=)(?<expected>[\d.]+)[^\n]{0,60} is required for a normal functioning/i,
        /is not available in this version of torch/i,
        /(?:operator|Could not find the operator) (?<package>torch(?:vision|audio|ao))::\w+/,
        /was compiled (?:using|with) (?:NumPy|numpy|torch)|A module that was compiled/i,
        /upgrade (?:torch|PyTorch|transformers|diffusers) to at least/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    confidence: 0.88,
    code: 'WAN_MODEL_LOADING/library_version_required',
    userMessage: 'A library is of another version than the program needs.',
    nextSteps: ['Install the version that is named.', ...update],
    example:
      'AssertionError: diffusers version 0.30.0 is installed, but version 0.33.0 or higher is required.',
    reason: 'the message names the version it needs',
  },
  {
    ...missing,
    id: 'module_missing',
    when: {
      words: [
        /No module named '?(?<package>[\w.]+)'?/i,
        /Failed to import '?(?<package>\w+)'?(?![\w.])/i,
        /Cannot find (?:module|package) '(?<package>[^'\n]+)'/i,
        /(?:is|are) not (?:present|available) in your environment/i,
        /(?<package>[\w-]+) is not installed\b|requires the '?(?<package2>[\w-]+)'? package/i,
        /ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND/,
      ],
    },
    confidence: 0.82,
    code: 'WAN_MODEL_LOADING/package_missing',
    userMessage: 'A package that the program needs is not installed.',
    nextSteps: [install, 'Install the requirements of the program again.'],
    example: "ModuleNotFoundError: No module named 'easydict'",
    reason: 'a package cannot be imported because it is not there',
  },
  {
    ...version,
    id: 'call_signature',
    when: {
      words: [
        /(?<component>(?:T5|UMT5|CLIP|Clip|clip|Text|Tokenizer|SDClip)[\w.]*)\(?\)? got an unexpected keyword argument '?(?<detail>\w+)/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/call_signature',
    userMessage: 'The text or image encoder and the code that calls it are of different versions.',
    nextSteps: update,
    example: "TypeError: T5ExampleModel.__init__() got an unexpected keyword argument 'model_options'",
    reason: 'two parts of different age meet in the text encoder',
  },
  {
    ...version,
    id: 'call_signature_any',
    when: {
      words: [
        /(?<component>[\w.<>]+)\(\) (?:got an unexpected keyword argument|missing \d+ required (?:positional|keyword-only) arguments?|takes (?:from )?\d+[^\n]{0,20} positional arguments? but)/i,
        /got an unexpected keyword argument '?(?<detail>\w+)/i,
        /got multiple values for (?:keyword )?argument/i,
      ],
    },
    confidence: 0.75,
    code: 'WAN_ARCHITECTURE/call_signature',
    userMessage:
      'Two parts of the program are of different versions: one calls the other in a way it does not know.',
    nextSteps: update,
    example: "TypeError: ExampleLoader.process() got an unexpected keyword argument 'control_embeds'",
    reason: 'caller and called are of different versions',
  },
];
