import type { FailureRule } from '@retake/plugin-api';

const install = {
  category: 'WAN_MODEL_LOADING',
  type: 'dependency_missing',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  firstMove: 'user_intervention',
  confidence: 0.95,
} as const;

const again =
  'Install the package again: `npm install onnxruntime-node`, or `pip install --force-reinstall onnxruntime`.';

/** Words for an ONNX Runtime that is not, not wholly or twice installed. */
export const installRules: readonly FailureRule[] = [
  {
    ...install,
    id: 'runtime_version',
    when: {
      words: [
        /requested API version \[(?<version>\d+)\] is not available, only API versions? \[(?<oldest>\d+), (?<supported>\d+)\]/,
        /version `?VERS_(?<version>[\d.]+)'? not found/,
        /undefined symbol: _?Ort\w+/,
        /"_Ort(?:SessionOptions|GetApi)\w+"/,
        /onnxruntime[^\n]{0,80}(?:ABI|API) version mismatch/i,
        /module compiled against (?:ABI|API) version[^\n]{0,300}onnxruntime/i,
      ],
    },
    type: 'model_version_mismatch',
    code: 'WAN_MODEL_LOADING/runtime_version',
    userMessage:
      'Two versions of ONNX Runtime are mixed: a program or provider asks for a newer one than it gets.',
    nextSteps: [
      'Install one version everywhere, the newer one.',
      'Remove other copies of onnxruntime from the search path.',
    ],
    example:
      'The requested API version [24] is not available, only API versions [1, 20] are supported in this build.',
    reason: 'both parts are there, of versions too far apart',
  },
  {
    ...install,
    id: 'provider_library_missing',
    when: {
      words: [
        /AppendExecutionProvider_(?<provider>\w+): Failed to load shared library/,
        /onnxruntime_providers_(?<provider>[a-z]+)\S*[^\n]{0,200}(?:cannot open shared object|[Ee]rror[: ]+12[67]|no such file|image not found)/,
        /LoadLibrary failed with error 12[67][^\n]{0,300}onnxruntime_providers_(?<provider>[a-z]+)/,
        /LoadLibrary failed with error (?<status>\d+)/,
        /[Ff]ailed to load (?:shared )?library [^\n]{0,200}onnxruntime_providers_(?<provider>[a-z]+)/,
        /Failed to create (?<provider>\w+)ExecutionProvider\. [^\n]{0,20}(?:Please reference|Require)/,
        /Require cuDNN (?<version>[\d.*]+) and CUDA/,
        /Please install TensorRT libraries/,
        /(?:QnnHtp|QnnCpu|QnnGpu|libQnn)\w*\.(?:dll|so)[^\n]{0,80}(?:[Uu]nable|cannot|[Ff]ailed|not found)/,
      ],
    },
    scope: 'device',
    confidence: 0.94,
    code: 'WAN_MODEL_LOADING/provider_library_missing',
    userMessage: 'The libraries that let ONNX Runtime use this device are not installed.',
    nextSteps: [
      'Install the CUDA and cuDNN libraries of the version ONNX Runtime asks for, and put them on the search path.',
      'On Windows install the Visual C++ runtime too.',
      'Run on the CPU.',
    ],
    example:
      'Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file: No such file or directory',
    reason: 'a library the provider needs cannot be found',
  },
  {
    ...install,
    id: 'runtime_not_loadable',
    when: {
      words: [
        /DLL load failed while importing onnxruntime/,
        /DllNotFoundException[^\n]{0,120}onnxruntime/,
        /(?:ordinal \d+|procedure entry point \S+)[^\n]{0,60}could not be located in the dynamic link library[^\n]{0,60}onnxruntime/i,
        /onnxruntime_(?:binding\.node|pybind11_state)[^\n]{0,200}(?:ERR_DLOPEN_FAILED|initialization routine failed|not a valid Win32|could not be found|cannot open shared|incompatible architecture|invalid ELF|no such file)/,
        /(?:initialization routine failed|could not be found|Cannot find module|cannot open shared|dynamically require)[^\n]{0,40}\n?[^\n]{0,300}onnxruntime_(?:binding|pybind)/,
        /libonnxruntime[\w.]*\.(?:so|dylib)[\w.]*: cannot open shared object/,
        /attempting to load the ONNX Runtime (?:binary|dylib)/i,
        /[Ll]ibrary not loaded: [^\n]{0,100}libonnxruntime/,
        /Cannot find (?:module|package) '(?<package>onnxruntime-(?:node|web|common))'/,
        /No module named '(?<package>onnxruntime[\w.]*)'/,
        /cannot import name '\w+' from '(?<package>onnxruntime)[\w.]*'/,
        /module '(?<package>onnxruntime)' has no attribute '\w+'/,
        /(?<package>onnxruntime)\S* (?:is )?not (?:installed|found)\b(?! or )/,
      ],
    },
    code: 'WAN_MODEL_LOADING/runtime_not_loadable',
    userMessage: 'ONNX Runtime is not installed, or its library cannot be loaded.',
    nextSteps: [
      again,
      'On Windows install the newest Visual C++ runtime.',
      'Keep only one onnxruntime package.',
    ],
    example: "ModuleNotFoundError: No module named 'onnxruntime'",
    reason: 'the package or its library is not there or cannot be imported',
  },
  {
    ...install,
    id: 'provider_unknown',
    when: {
      words: [
        /no available backend found\. ERR: \[(?<provider>[\w-]+)\]/,
        /(?<provider>\w+) execution provider is not (?:supported|enabled) in this build/,
        /Unknown Provider(?: Type)?: (?<provider>\w+)/,
        /backend not found/,
        /Currently supported values are '(?<available>[A-Z]+)'/,
        /ValueError: [^\n]{0,40}'(?<provider>\w+ExecutionProvider)'[^\n]{0,60}not (?:available|supported)/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    scope: 'device',
    firstMove: 'intelligent_fallback',
    confidence: 0.93,
    code: 'WAN_HARDWARE_OPTIMIZATION/provider_unknown',
    userMessage: 'This build of ONNX Runtime cannot use the device that was asked for.',
    nextSteps: [
      'Install a build of ONNX Runtime with this provider.',
      'Use a provider that is there, or the CPU.',
    ],
    example: 'no available backend found. ERR: [coreml] backend not found.',
    reason: 'the provider is not part of this build; others are',
  },
  {
    ...install,
    id: 'provider_not_in_build',
    when: {
      words: [
        /Specified provider '(?<provider>\w+)' is not in available provider names/,
        /(?<provider>\w+ExecutionProvider) is not available/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    scope: 'device',
    severity: 'medium',
    firstMove: 'graceful_degradation',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/provider_unknown',
    userMessage: 'This build of ONNX Runtime cannot use the device that was asked for.',
    nextSteps: [
      'Install a build of ONNX Runtime with this provider.',
      'Use a provider that is there, or the CPU.',
    ],
    example: "UserWarning: Specified provider 'ROCMExecutionProvider' is not in available provider names.",
    reason: 'a warning; the run goes on with the providers that are there',
  },
  {
    ...install,
    id: 'provider_skipped',
    when: {
      words: [
        /EP Error [\s\S]{0,600}Falling back to \[/,
        /[Ff]ailed to create (?<provider>\w+)ExecutionProvider/,
        /Init provider bridge failed/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'device',
    severity: 'medium',
    firstMove: 'graceful_degradation',
    confidence: 0.7,
    code: 'WAN_HARDWARE_OPTIMIZATION/provider_skipped',
    userMessage: 'ONNX Runtime could not start the provider for this device and goes on with the next one.',
    nextSteps: ['Look at the technical detail for the library that is missing.', 'Run on the CPU meanwhile.'],
    example: 'Failed to create OpenVINOExecutionProvider.',
    reason: 'the device is left out, the run can go on without it',
  },
  {
    ...install,
    id: 'providers_not_named',
    when: { words: [/you are required to explicitly set the providers parameter/] },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    scope: 'call',
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/providers_not_named',
    userMessage: 'ONNX Runtime wants to be told which providers to use.',
    nextSteps: ["Pass `providers=['CUDAExecutionProvider', 'CPUExecutionProvider']`."],
    example: 'ValueError: Since ORT 1.9, you are required to explicitly set the providers parameter.',
    reason: 'the call leaves out what newer versions ask for',
  },
];
