import type { FailureRule } from '@retake/plugin-api';

const setup = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.94,
  firstMove: 'user_intervention',
} as const;

const rightBuild =
  'Install the torch build for your card and driver, from the selector on the PyTorch start page.';

/** A card, a driver and a torch that do not fit each other, or a card that is not seen. */
export const deviceSetupRules: readonly FailureRule[] = [
  {
    ...setup,
    id: 'kernel_package_no_image',
    when: {
      words: [
        /no kernel image is available for execution on the device[^\n]{0,40}\(?at [^\n]*(?<package>nunchaku|bitsandbytes|awq|ggml)/i,
        /(?:CUDA error no kernel image|Error no kernel image is available for execution on the device at line \d+ in file [^\n]*(?:csrc|ops\.cu))/,
        /(?<package>nunchaku|bitsandbytes)[^\n]{0,200}no kernel image is available/i,
      ],
    },
    scope: 'model',
    transience: 'needs_change',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_not_built_for_device',
    userMessage: 'An optimised kernel was not built for this graphics card.',
    nextSteps: [
      'Use the plain kernels, or another build of the model.',
      'Install a build of the package that lists your card.',
    ],
    example:
      'CUDA error: no kernel image is available for execution on the device (at /src/nunchaku/kernels/awq/gemv.cu:12)',
    reason: 'only the add-on lacks the card; torch itself may have it',
  },
  {
    ...setup,
    id: 'no_kernel_image',
    when: {
      words: [
        /CUDA capability (?<architecture>sm_\d+) is not compatible with the current PyTorch installation/,
        /no kernel image is available for execution on the device/,
        /\b(?:cudaErrorNoKernelImageForDevice|CUDA_ERROR_NO_BINARY_FOR_GPU|cudaErrorInvalidKernelImage|CUDA_ERROR_INVALID_IMAGE)\b/,
        /CUDA (?:error|failure):? (?:209|200|98)\b/,
        /(?:CUDA error|Triton Error \[CUDA\]): (?:device kernel image is invalid|invalid device function)/,
        /cuda capability of (?<architecture>\d+\.\d+)[^\n]{0,120}no longer supports/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/device_not_in_build',
    userMessage:
      'This build of torch has no code for this graphics card: the card is too new or too old for it.',
    nextSteps: [
      rightBuild,
      'New cards (RTX 50) need CUDA 12.8 or newer; old ones (GTX 10) need a build for CUDA 12.6 or older.',
      'Rebuild compiled extensions afterwards.',
    ],
    example:
      'NVIDIA GeForce RTX 5080 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
    reason: 'only another build helps, and a person installs it',
  },
  {
    ...setup,
    id: 'driver_too_old',
    when: {
      words: [
        /The NVIDIA driver on your system is too old(?: \(found version (?<driver>\d+)\))?/,
        /CUDA driver version is insufficient for CUDA runtime version/,
        /the provided PTX was compiled with an unsupported toolchain/,
        /\b(?:cudaErrorInsufficientDriver|cudaErrorUnsupportedPtxVersion|CUDA_ERROR_UNSUPPORTED_PTX_VERSION|cudaErrorSystemDriverMismatch)\b/,
        /forward compatibility was attempted on non supported HW/,
        /Failed to initialize NVML: Driver\/library version mismatch/,
        /system has unsupported display driver/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_HARDWARE_OPTIMIZATION/driver_too_old',
    userMessage: 'The driver of the graphics card does not fit the CUDA version that torch was built for.',
    nextSteps: [
      'Update the driver and restart the computer.',
      'Or install a torch build for an older CUDA version.',
    ],
    example: 'RuntimeError: The NVIDIA driver on your system is too old (found version 11040).',
    reason: 'a driver is installed by a person',
  },
  {
    ...setup,
    id: 'device_not_found',
    when: {
      words: [
        /Found no NVIDIA driver on your system/,
        /No (?:CUDA|HIP|XPU) GPUs are available/,
        /CUDA driver initialization failed/,
        /no (?:CUDA|ROCm)-capable device is detected/,
        /\b(?:cudaErrorNoDevice|CUDA_ERROR_NO_DEVICE|hipErrorNoDevice)\b/,
        /CUDA (?:error|failure):? 100\b/,
        /CUDA initialization: CUDA unknown error/,
        /CUDA unknown error - this may be due to an incorrectly set up environment/,
        /(?:Failed to|Can't|Could not) initialize NVML/,
        /Failed to infer device type/,
        /driver_api\.cpp[^\n]*INTERNAL ASSERT|INTERNAL ASSERT FAILED at [^\n]*driver_api\.cpp/,
        /NVML: (?:Unknown Error|Driver Not Loaded)/,
        /nvidia-smi has failed because it couldn't communicate with the NVIDIA driver/i,
        /cudaGetDeviceCount\(\)\.? ?(?:returned|Error \d+|failed)/,
        /(?:RuntimeError|Error): Unexpected error from (?:cuda|hip)GetDeviceCount\(\)/,
        /No (?:GPU|CUDA device|CUDA runtime)(?: is| was)? (?:found|available|detected)/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/device_not_found',
    userMessage: 'No usable graphics card was found.',
    nextSteps: [
      'Check that `nvidia-smi` (or `rocm-smi`) lists the card; install the driver when it does not.',
      'In a container, start it with `--gpus all`; under WSL, update WSL.',
      'Check that CUDA_VISIBLE_DEVICES is not empty.',
      'Or run on the processor, which is slow.',
    ],
    example: 'RuntimeError: No CUDA GPUs are available',
    reason: 'driver, container or environment hide the card: a person sets them right',
  },
  {
    ...setup,
    id: 'build_without_device',
    when: {
      words: [
        /Torch not compiled with (?<device>CUDA|XPU|MPS|ROCm) enabled/i,
        /PyTorch (?:is not linked with support for|was not compiled with) (?<device>\w+)/i,
        /torch_cuda\.dll[^\n]{0,40}not found/,
        /Cannot initialize CUDA without ATen_cuda library/,
        /(?:Torch|PyTorch)[^\n]{0,20}cpu-only (?:build|version)/i,
      ],
    },
    confidence: 0.88,
    code: 'WAN_HARDWARE_OPTIMIZATION/build_without_device',
    userMessage: 'The installed torch is the build without support for the graphics card.',
    nextSteps: [
      `Uninstall torch. ${rightBuild}`,
      'Run with the Python of the environment where it was installed.',
    ],
    example: 'AssertionError: Torch not compiled with CUDA enabled',
    reason: 'the wrong build was installed',
  },
  {
    ...setup,
    id: 'device_number',
    when: {
      words: [
        /invalid device ordinal/,
        /(?<!Error 101: )\b(?:cudaErrorInvalidDevice|CUDA_ERROR_INVALID_DEVICE|hipErrorInvalidDevice)\b/,
        /Invalid device id/,
        /device >= 0 && device < num_gpus/,
      ],
    },
    type: 'invalid_parameters',
    scope: 'call',
    transience: 'needs_change',
    confidence: 0.85,
    firstMove: 'parameter_adjustment',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_number_invalid',
    userMessage: 'A graphics card with this number does not exist here.',
    nextSteps: ['Ask for as many cards as there are; numbers begin at 0.', 'Check CUDA_VISIBLE_DEVICES.'],
    example: 'RuntimeError: CUDA error: invalid device ordinal',
    reason: 'more cards were asked for than are there',
  },
  {
    ...setup,
    id: 'device_name',
    when: {
      words: [
        /Expected one of [^\n]{20,400}device type at start of device string: (?<device>\S+)/,
        /Invalid device string: '?(?<device>[^'\n]+)/,
      ],
    },
    type: 'invalid_parameters',
    category: 'WAN_PARAMETER_VALIDATION',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/device_name_invalid',
    userMessage: 'A device of this name is not known.',
    nextSteps: ['Use cpu, cuda, cuda:0, mps or xpu.'],
    example:
      'RuntimeError: Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl device type at start of device string: gpu',
    reason: 'the request names a device torch does not know',
  },
  {
    ...setup,
    id: 'checkpoint_saved_on_cuda',
    when: { words: [/Attempting to deserialize object on (?:a )?(?:CUDA|MPS) device/] },
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.85,
    firstMove: 'graceful_degradation',
    code: 'WAN_HARDWARE_OPTIMIZATION/saved_for_other_device',
    userMessage: 'The weights were saved for a graphics card that is not seen here.',
    nextSteps: [
      'Load them for the processor: `map_location="cpu"`.',
      'Or set the driver right, so that the card is seen.',
    ],
    example:
      'RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.',
    reason: 'the loader wants the device of the saver; the processor will do',
  },
  {
    ...setup,
    id: 'forked_cuda',
    when: { words: [/Cannot re-initialize CUDA in forked subprocess/] },
    type: 'generation_pipeline_error',
    category: 'WAN_INFERENCE',
    scope: 'process',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/forked_device',
    userMessage: 'A copied process cannot use the graphics card of its parent.',
    nextSteps: ["Start workers with the 'spawn' method.", 'Or use no extra worker processes.'],
    example:
      "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method",
    reason: 'the start method of workers is a setting',
  },
  {
    ...setup,
    id: 'capability_too_low',
    when: {
      words: [
        /torch\._scaled_mm is only supported on CUDA devices with compute capability >= (?<capability>[\d.]+)/,
        /(?:bf16|bfloat16|fp8|float8|fp4|nvfp4|int8)[^\n]{0,60}(?:only supported|requires?|not supported)[^\n]{0,60}(?:compute capability|Ampere|Hopper|Ada|Blackwell|sm_?\d\d)/i,
        /requires (?:a )?(?:GPU|device|CUDA device)s? with (?:compute )?capability (?:of at least |>=? ?|\()?(?<capability>[\d.]+)/i,
        /requires? (?:CUDA )?compute capability (?:of )?(?:at least |>=? ?)?(?<capability>[\d.]+)/i,
        /Your (?:GPU|device)[^\n]{0,40}does not support (?:bf16|bfloat16|fp8|float8)/i,
      ],
    },
    type: 'hardware_optimization_failure',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.9,
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/capability_too_low',
    userMessage: 'This graphics card is too old for the number format that was chosen.',
    nextSteps: [
      'Use FP16 or INT8 weights, or a GGUF file.',
      'Turn fast FP8 arithmetic off; the weights may stay in FP8.',
    ],
    example:
      'RuntimeError: torch._scaled_mm is only supported on CUDA devices with compute capability >= 9.0 or 8.9, or ROCm MI300+',
    reason: 'the format needs newer hardware; other formats do not',
  },
];
