import type { FailureRule } from '@retake/plugin-api';

const compile = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'medium',
  scope: 'model',
  transience: 'needs_change',
  confidence: 0.93,
  firstMove: 'resource_optimization',
} as const;

const compileOff = 'Turn torch.compile off; it only makes things faster.';

/** torch.compile, inductor, dynamo, CUDA graphs and triton: kernels made on the spot. */
export const compileRules: readonly FailureRule[] = [
  {
    ...compile,
    id: 'triton_missing',
    when: {
      words: [
        /No module named '?(?<package>triton(?:\.\w+)*)'?/,
        /Cannot find a working triton installation/,
        /Can(?:'t|not) import (?<package>triton)/i,
        /(?<package>[Tt]riton) is not (?:installed|available)/,
        /DLL load failed while importing (?<package>libtriton)/,
        /TritonMissing/,
      ],
    },
    type: 'dependency_missing',
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/triton_missing',
    userMessage: 'Triton, which makes fast kernels on the spot, is missing or cannot be loaded.',
    nextSteps: [
      `${compileOff} Choose an attention that does not need triton.`,
      'Or install triton (`triton-windows` on Windows) in the version that belongs to your torch.',
    ],
    example: "ModuleNotFoundError: No module named 'triton'",
    reason: 'a package that a person installs, or leaves out by turning compiling off',
  },
  {
    ...compile,
    id: 'compiler_missing',
    when: {
      words: [
        /Compiler: (?<program>\S+) is not found/,
        /Failed to find (?:a )?(?:working )?C(?:\+\+)? compiler/,
        /(?:fatal error|error C1083|error: include file)[^\n]{0,80}(?<file>Python\.h|cuda\.h|omp\.h|crtdefs\.h|stdio\.h|algorithm)/,
        /cannot find -l(?<library>cuda|cudart|python[\d.]*)\b/,
        /(?<library>libcuda\.so)(?: or [^\n]{0,20})? ?cannot (?:be )?found!?/,
        /Ninja is required to load C\+\+ extensions/,
        /(?:Cannot find|Could not find|Error checking compiler version for) (?<program>cl|ptxas|nvcc|gcc|g\+\+|MSVC|ninja)\b/,
        /'(?<program>cl|nvcc|ninja)' is not recognized as an internal or external command/,
        /No such file or directory: '?(?<program>[^'\n]*(?:ptxas|nvcc|gcc|clang|ninja))'?/,
        /DLL load failed while importing (?:cuda_utils|__triton_launcher)/,
        /CUDA_HOME environment variable is not set/,
        /Microsoft Visual C\+\+ \d+\.\d+ or greater is required/,
      ],
    },
    type: 'dependency_missing',
    confidence: 0.92,
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/compiler_missing',
    userMessage:
      'A compiler or its header files are missing, so that no fast kernel can be made on the spot.',
    nextSteps: [
      compileOff,
      'Or install it: Visual Studio Build Tools on Windows; gcc and the Python header package on Linux; the CUDA toolkit for nvcc.',
      'Start from a shell in which the compiler is found.',
    ],
    example: 'RuntimeError: Compiler: cl is not found.',
    reason: 'the program runs without compiling; a person may install the compiler',
  },
  {
    ...compile,
    id: 'compile_number_format',
    when: {
      words: [
        /[Tt]orch\.compile with (?<dtype>fp8\w*|float8\w*)[^\n]{0,80}not supported/,
        /type (?<dtype>fp8e\w+) not supported in this architecture/,
        /(?<dtype>fp8e\w+|float8\w*) (?:data type )?(?:is )?not supported (?:in|on|for) (?:this|CUDA) arch/,
      ],
    },
    confidence: 0.89,
    code: 'WAN_HARDWARE_OPTIMIZATION/compile_number_format',
    userMessage: 'Triton cannot make kernels for this FP8 format on this graphics card.',
    nextSteps: [
      compileOff,
      'Or use weights in the e5m2 form of FP8, in FP16 or as GGUF: the e4m3 form needs RTX 40 or newer.',
    ],
    example:
      "ValueError: type fp8e4nv not supported in this architecture. The supported fp8 dtypes are ('fp8e4b15', 'fp8e5')",
    reason: 'without compiling the weights are converted before use, which every card can',
  },
  {
    ...compile,
    id: 'assembler_rejects_card',
    when: {
      words: [
        /ptxas(?:-\w+)? fatal *: *Value '(?<architecture>sm_\w+)' is not defined/,
        /`?ptxas`? failed with error code (?<exitCode>-?\d+)/,
        /Internal Triton PTX codegen error/,
        /PTX (?:JIT )?(?:compil\w+|assembl\w+)[^\n]{0,40}(?:failed|error)/i,
        /LLVM ERROR: Cannot select/,
        /CUDA_ERROR_INVALID_PTX|cudaErrorInvalidPtx|a PTX JIT compilation failed/,
        /nvrtc: error: [^\n]{0,120}/,
        /NVRTC_ERROR_\w+/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/assembler_rejects_card',
    userMessage:
      'The compiler for the graphics card refused a kernel, most often because it is older than the card.',
    nextSteps: [
      compileOff,
      'Update triton and torch, and the CUDA toolkit when TRITON_PTXAS_PATH points to it.',
    ],
    example: "ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'",
    reason: 'ready-made kernels need no assembler',
  },
  {
    ...compile,
    id: 'triton_compile',
    when: {
      words: [
        /triton\.(?:compiler\.errors|runtime\.errors)\.(?!OutOfResources)\w+/,
        /\bCompilationError: at \d+:\d+:/,
        /Command '\[[^\n]{0,200}(?:triton|cuda_utils\.c|__triton_launcher)[^\n]*returned non-zero exit status/,
        /Command '\[[^\n]{0,200}(?:cuda_utils\.c|__triton_launcher|triton[\\/]+runtime)/,
        /Failed to compile\. cc_cmd/,
        /\btcc\.exe'?[^\n]{0,200}(?:error|failed|non-zero)/i,
        /\bPassManager::run failed/,
        /'(?:tt|ttg|triton_gpu|arith)\.\w+' op (?:operand|requires|result|failed)/,
        /Triton Error \[(?:CUDA|HIP)\]: (?<detail>[^\n]{1,80})/,
        /triton_kernel_wrap\.py[^\n]{0,80}(?:Error|error)/,
        /(?:Triton|triton)[^\n]{0,40}(?:compilation failed|failed to compile|compile error)/i,
      ],
    },
    confidence: 0.94,
    code: 'WAN_HARDWARE_OPTIMIZATION/triton_kernel_failed',
    userMessage: 'Triton could not make or run a fast kernel.',
    nextSteps: [
      `${compileOff} Choose an attention that does not need triton.`,
      'Install the triton version that belongs to your torch.',
      'Delete the caches `~/.triton` and the `torchinductor` folder of the temporary folder.',
    ],
    example: 'Triton Error [CUDA]: context is destroyed',
    reason: 'the same work is done by ready-made kernels',
  },
  {
    ...compile,
    id: 'inductor_failed',
    when: {
      words: [
        /\b(?:InductorError|LoweringException|CppCompileError|CUDACompileError)\b/,
        /torch\._inductor\.exc\.\w+/,
        /backend='?inductor'? raised/,
        /BackendCompilerFailed/,
        /C\+\+ compile error/,
        /(?:No such file|not found|denied|Error|WinError)[^\n]{0,160}torchinductor_/,
        /torchinductor_[^\n]{0,160}(?:No such file|not found|denied|Error)/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/compile_failed',
    userMessage: 'The model could not be turned into fast kernels by torch.compile.',
    nextSteps: [
      compileOff,
      'Update torch and triton together.',
      'Delete the `torchinductor` folder of the temporary folder.',
    ],
    example: 'torch._dynamo.exc.BackendCompilerFailed: backend raised an assertion',
    reason: 'the model runs uncompiled',
  },
  {
    ...compile,
    id: 'dynamo_failed',
    when: {
      words: [
        /torch\._dynamo\.exc\.\w+/,
        /\b(?:InternalTorchDynamoError|TorchRuntimeError|FailOnRecompileLimitHit)\b/,
        /torch\._dynamo hit config\.(?:recompile_limit|cache_size_limit|accumulated_\w+)/,
        /(?:recompile_limit|cache_size_limit) reached/,
        /While executing %\w+ : (?:\[[^\]]*\] = )?call_\w+/,
        /Failed running call_(?:function|method|module)/,
        /Dynamo (?:is )?not supported on Python/i,
        /Windows not yet supported for torch\.compile/,
        /[Ff]ailed to compile (?:the )?model\b/,
        /torch\.compile[^\n]{0,60}(?:not supported|is not available|failed|unsupported)/i,
        /FakeTensor|fake tensors? (?:error|cannot)/,
      ],
    },
    confidence: 0.92,
    code: 'WAN_HARDWARE_OPTIMIZATION/compile_failed',
    userMessage: 'The code of the model could not be followed by torch.compile.',
    nextSteps: [
      compileOff,
      'Compile the transformer blocks only, with `fullgraph` off.',
      'Keep size, frames and LoRA the same between runs.',
    ],
    example: 'torch._dynamo.exc.Unsupported: Graph break in the middle of a block',
    reason: 'the model runs uncompiled',
  },
  {
    ...compile,
    id: 'cuda_graph',
    when: {
      words: [
        /output of CUDAGraphs that has been overwritten/,
        /CUDA ?[Gg]raph[^\n]{0,80}(?:failed|error|not supported|capture)/,
        /operation (?:would make the legacy stream depend|failed due to a previous error during capture)/,
        /\bcudaErrorStreamCapture\w+/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/cuda_graph_failed',
    userMessage: 'A recorded sequence of kernels (CUDA graph) cannot be used here.',
    nextSteps: ['Compile in the mode `default` instead of `reduce-overhead` or `max-autotune`.', compileOff],
    example:
      'RuntimeError: Error: accessing tensor output of CUDAGraphs that has been overwritten by a subsequent run.',
    reason: 'the graph is only an optimisation',
  },
];
