import type { FailureRule } from '@retake/plugin-api';

const version = {
  category: 'WAN_MODEL_LOADING',
  type: 'model_version_mismatch',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.93,
  firstMove: 'user_intervention',
} as const;

const together =
  'Install torch, torchvision and torchaudio together, from one index, in versions that belong together.';

/** Libraries around torch that do not fit it, or are not there. */
export const versionRules: readonly FailureRule[] = [
  {
    ...version,
    id: 'vision_version',
    when: {
      words: [
        /operator torchvision::\w+ does not exist/,
        /Could not run 'torchvision::\w+' with arguments from/,
        /Couldn't load custom C\+\+ ops[^\n]{0,120}/,
        /PyTorch and torch(?:vision|audio) (?:were|has|have) (?:been )?compiled with different CUDA/i,
        /Detected that PyTorch and torch\w+ were compiled with different/i,
        /partially initialized module 'torchvision' has no attribute/,
        /No module named 'torchvision\.transforms\.functional_tensor'/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_MODEL_LOADING/vision_version',
    userMessage: 'The packages torch and torchvision are installed in versions that do not belong together.',
    nextSteps: [together],
    example: 'RuntimeError: operator torchvision::nms does not exist',
    reason: 'two packages of different releases; a person reinstalls them',
  },
  {
    ...version,
    id: 'library_not_loaded',
    when: {
      words: [
        /\[?WinError (?<errno>126|127|1114|182|193)\]?[^\n]{0,200}?(?<file>[\w.-]+\.dll)/,
        /Error loading "(?<file>[^"]*\.dll)" or one of its dependencies/,
        /DLL load failed while importing (?<package>_C|torch\w*|_\w*cuda\w*|\w+_cuda|\w+_ext|cuda_utils)\b/,
        /(?<file>lib(?:cud|cublas|cufft|curand|cusolver|cusparse|nccl|nvrtc|nvJitLink|nvToolsExt|torch|c10|amdhip|rocblas|MIOpen|hipblas|hiprtc|roctx|ze_loader|sycl|mkl)[\w.-]*\.so[\d.]*): cannot open shared object file/i,
        /Could not (?:load library|locate) (?<file>(?:lib)?(?:cudnn|cublas|nvrtc|cufft|cusolver)[\w.-]+)/,
        /Unable to load any of \{(?<file>libcudnn[^}]*)\}/,
      ],
    },
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/library_not_loaded',
    userMessage: 'A library that torch or its extension needs is missing or cannot be loaded.',
    nextSteps: [
      'Install the Visual C++ redistributable (Windows), or the CUDA or ROCm runtime of the named version.',
      `Reinstall: ${together}`,
      'Remove foreign CUDA folders from PATH or LD_LIBRARY_PATH.',
    ],
    example:
      'OSError: [WinError 126] The specified module could not be found. Error loading "D:\\env\\Lib\\site-packages\\torch\\lib\\fbgemm.dll" or one of its dependencies.',
    reason: 'a library is installed by a person',
  },
  {
    ...version,
    id: 'binary_interface',
    when: {
      words: [
        /(?<file>[\w.-]+\.so[\d.]*): undefined symbol: (?<symbol>\w+)/,
        /undefined symbol: (?<symbol>_ZN?K?[\dA-Za-z_]*|cu\w+|__nvJitLink\w*|cget_\w+|iJIT\w+)/,
        /(?:procedure|Prozedur|entry point)[^\n]{0,60}(?:could not be (?:found|located)|not found)[^\n]{0,60}(?:c10|torch|cuda|cudnn)/i,
        /version `(?<symbol>(?:GLIBC|GLIBCXX|CXXABI)_[\d.]+)' not found/,
        /Symbol not found: (?<symbol>__ZN\w+)/,
        /procedure entry point[\s\S]{0,300}?could not be located in the dynamic link library/,
      ],
    },
    type: 'dependency_missing',
    confidence: 0.95,
    code: 'WAN_MODEL_LOADING/binary_interface',
    userMessage: 'A compiled package was built against another version of torch or of a system library.',
    nextSteps: [
      'Install the build of the named package for your torch, CUDA and Python version, or rebuild it.',
      together,
    ],
    example:
      'ImportError: /env/lib/python3.11/site-packages/torch/lib/libtorch_cpu.so: undefined symbol: iJIT_NotifyEvent',
    reason: 'compiled packages must be rebuilt by a person',
  },
  {
    ...version,
    id: 'numpy_version',
    when: {
      words: [
        /A module that was compiled using NumPy 1\.x cannot be run in\s+NumPy (?<givenVersion>[\d.]+)/,
        /Numpy is not available/,
        /numpy\.dtype size changed, may indicate binary incompatibility/,
        /_ARRAY_API not found/,
        /numpy\.core\.multiarray failed to import/,
      ],
    },
    code: 'WAN_MODEL_LOADING/numpy_version',
    userMessage: 'NumPy is installed in a version that compiled packages here do not know.',
    nextSteps: ['Install `numpy<2`, or update the packages that were built for NumPy 1.'],
    example: 'A module that was compiled using NumPy 1.x cannot be run in NumPy 2.1.3 as it may crash.',
    reason: 'the interface changed between NumPy 1 and 2',
  },
  {
    ...version,
    id: 'torch_version_asked',
    when: {
      words: [
        /require users to upgrade torch to at least v?(?<expectedVersion>[\d.]+)/,
        /requires? (?:Py)?[Tt]orch ?(?:version )?(?:>=|==|>|to be at least|at least) ?v?(?<expectedVersion>[\d.]+)/,
        /(?:Py)?[Tt]orch(?: version)? ?(?:>=|must be at least|should be at least) ?v?(?<expectedVersion>[\d.]+)[^\n]{0,30}(?:is required|required|needed|to use)/,
        /(?:Disabling PyTorch because PyTorch|None of PyTorch)[^\n]{0,40}(?:>= ?(?<expectedVersion>[\d.]+)|have been found)/,
        /module 'torch(?:\.\w+)*' has no attribute '(?<attribute>\w+)'/,
        /cannot import name '(?<attribute>\w+)' from '(?<package>(?:torch(?:vision|audio|ao)?|nunchaku|sageattention|flash_attn|xformers|bitsandbytes|accelerate)(?:\.\w+)*)'/,
        /requires torch ?[=<>~!]=? ?(?<expectedVersion>[\d.]+),? but you have torch (?<givenVersion>[\w.+]+)/,
        /infer_schema\(func\): Parameter \w+ has unsupported type/,
        /No module named 'torch(?:vision|audio)?\.(?<attribute>[\w.]+)'/,
        /compatible with your (?:PyTorch|torch) (?:installation|version)/i,
        /(?:built|compiled) (?:for|with|against) (?:PyTorch|torch) (?<expectedVersion>[\d.]+)[^\n]{0,80}(?:but|you have|found)/i,
      ],
    },
    confidence: 0.92,
    code: 'WAN_MODEL_LOADING/torch_too_old',
    userMessage: 'The installed torch has another version than the code that uses it wants.',
    nextSteps: [
      `Update: ${together}`,
      'Or install an older version of the package that complains.',
      'Then update or rebuild compiled extensions.',
    ],
    example: "AttributeError: module 'torch' has no attribute 'float8_e8m0fnu'",
    reason: 'a name or a limit that came with another version',
  },
  {
    ...version,
    id: 'torch_missing',
    when: {
      words: [
        /No module named '?(?<package>torch(?:vision|audio|sde|diffeq|metrics)?|torch_directml|intel_extension_for_pytorch|accelerate)'?(?![\w.])/,
      ],
    },
    type: 'dependency_missing',
    confidence: 0.95,
    code: 'WAN_MODEL_LOADING/torch_missing',
    userMessage: 'A Python package the program computes with is not installed.',
    nextSteps: [
      'Install the named package into the Python environment of the program.',
      'Start the program with the Python of that environment.',
    ],
    example: "ModuleNotFoundError: No module named 'torchsde'",
    reason: 'a package is installed by a person',
  },
  {
    ...version,
    id: 'compiled_call_refused',
    when: {
      words: [
        /incompatible (?:function|constructor) arguments\. The following argument types are supported/,
        /Unable to convert function return value to a Python type! The signature was/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    confidence: 0.85,
    code: 'WAN_ARCHITECTURE/compiled_call_refused',
    userMessage: 'A compiled package is called in a way that its installed version does not know.',
    nextSteps: ['Update the program and the compiled package together.'],
    example:
      'TypeError: init(): incompatible function arguments. The following argument types are supported:\n    1. (self: example._C.Model, bf16: bool) -> None',
    reason: 'program and compiled package are of different versions',
  },
  {
    ...version,
    id: 'releases_disagree',
    when: {
      words: [
        /\b(?<package>[A-Za-z][\w-]*) v?\d[\w.]* is (?:not compatible|incompatible) with [A-Za-z][\w-]* v?\d[\w.]*/,
        /incompatible (?<package>[a-z]\w*) version \d[\w.+]* for [a-z]\w* version \d/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    confidence: 0.9,
    code: 'WAN_ARCHITECTURE/releases_disagree',
    userMessage: 'Two packages are installed in versions that do not belong together.',
    nextSteps: ['Install the versions that the message names.'],
    example: 'example-nodes 1.4.0 is not compatible with example 1.1.0. Please update example.',
    reason: 'both versions are named',
  },
];
