import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { cards, findOthers, goOn, keptSteps } from './shared.js';

/** Causes about graphics cards, drivers and kernels. */
export const deviceCauses = [
  {
    id: 'card_not_usable',
    type: 'hardware_optimization_failure',
    causes: [
      'device_not_found',
      'no_adapter',
      'build_without_device',
      'device_not_in_build',
      'card_unknown_to_build',
      'bitsandbytes_without_device',
      'driver_too_old',
      'driver_unfit',
      'container_driver_unfit',
      'saved_for_other_device',
      'weights_of_other_device',
      'card_not_usable',
      'accelerator_left_out',
    ],
    title: 'The graphics card cannot be used',
    sentence: 'No graphics card is seen, or driver, card and the installed program do not fit each other.',
    means: `${keptSteps} Without the card the processor computes, which takes many times as long.`,
    retake: 'Retake computes on the processor meanwhile, when you agree; drivers it does not change.',
    steps: [
      commonSteps.askCard,
      {
        text: 'See whether PyTorch sees it, and for which CUDA it was built.',
        command:
          'python -c "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available())"',
        by: {
          rocm: 'python -c "import torch; print(torch.__version__, torch.version.hip, torch.cuda.is_available())"',
          mps: 'python -c "import torch; print(torch.__version__, torch.backends.mps.is_available())"',
          xpu: 'python -c "import torch; print(torch.__version__, torch.xpu.is_available())"',
          directml: 'python -c "import torch_directml; print(torch_directml.device_name(0))"',
        },
      },
      {
        text: 'Where that says None: install the build for your card; the page Start Locally of pytorch.org gives the command.',
      },
      commonSteps.containerCard,
      { text: 'Be led through it, step by step.', command: 'retake fix gpu-not-detected', only: ['cuda'] },
    ],
    minutes: [5, 40],
  },
  {
    id: 'kernel_not_usable',
    type: 'hardware_optimization_failure',
    causes: [
      'attention_failed',
      'attention_not_for_card',
      'attention_not_for_input',
      'sdpa_no_kernel',
      'kernel_not_built_for_device',
      'kernel_too_large',
      'triton_kernel_failed',
      'compile_failed',
      'compile_number_format',
      'assembler_rejects_card',
      'cuda_graph_failed',
      'extension_not_built',
      'capability_too_low',
      'quantised_operator_missing',
      'scaled_product_not_supported',
      'operation_not_supported',
    ],
    title: 'A fast kernel does not work on this card',
    sentence:
      'A kernel (a small program for the graphics card) that only makes things faster is not made for this card, shape or number format.',
    means: `${keptSteps} The clip can be made without it, only slower.`,
    retake:
      'Retake turns compilation off and takes the attention that works on every card, then other weights.',
    steps: [
      {
        text: 'In another program: turn torch.compile off.',
        command: 'export TORCH_COMPILE_DISABLE=1',
        by: { win32: 'setx TORCH_COMPILE_DISABLE 1' },
      },
      commonSteps.comfyAttention,
      {
        text: 'Delete kernels that were made for older versions.',
        command: 'rm -rf ~/.triton/cache',
        by: { win32: 'Remove-Item -Recurse "$HOME\\.triton\\cache"' },
        only: ['cuda', 'rocm', 'xpu'],
      },
      commonSteps.otherWays,
      commonSteps.goOn,
    ],
    minutes: [1, 20],
  },
  {
    id: 'card_lost',
    type: 'hardware_optimization_failure',
    causes: [
      'device_removed',
      'display_driver_stopped',
      'device_lost',
      'device_error',
      'device_fault',
      'device_busy',
      'launch_timed_out',
      'memory_defect',
      'metal_stopped',
    ],
    title: 'The graphics card stopped answering',
    sentence:
      'The driver took the card away from the program: a computation took too long, the card got too hot or too little power, or it has a fault.',
    means: `${keptSteps} It often passes with a new process, sometimes only after a restart of the computer.`,
    retake:
      'Retake starts a new process, goes on from the last finished step, and computes in smaller pieces.',
    steps: [
      {
        text: 'See whether the card answers; where it does not, restart the computer.',
        command: 'nvidia-smi',
        by: commonSteps.askCard.by,
      },
      commonSteps.cardHeat,
      { text: 'Take overclocking back, and update the driver.', only: cards },
      {
        text: 'On Windows, as administrator: allow computations of 60 s instead of 2 s, then restart.',
        command:
          'reg add HKLM\\System\\CurrentControlSet\\Control\\GraphicsDrivers /v TdrDelay /t REG_DWORD /d 60 /f',
        only: ['win32'],
      },
      commonSteps.goOn,
    ],
    minutes: [2, 30],
  },
  {
    id: 'provider_failed',
    type: 'hardware_optimization_failure',
    causes: [
      'provider_failed',
      'provider_skipped',
      'directml_too_old',
      'directml_call_refused',
      'coreml_failed',
      'openvino_failed',
      'qnn_failed',
      'migraphx_failed',
      'engine_not_built',
      'webgpu_limit',
    ],
    title: 'A provider of ONNX Runtime does not work here',
    sentence:
      'A provider (the part of ONNX Runtime for one kind of device) could not start, or could not take a part of the model.',
    means: `${keptSteps} Another provider, or the processor, can compute the same, only slower.`,
    retake: 'Retake takes the next provider, the processor in the end, and says so.',
    steps: [
      { text: 'See which providers there are and whether they start.', command: 'retake doctor' },
      commonSteps.otherWays,
      {
        text: 'Update the driver of the device, then ONNX Runtime.',
        command: 'npm install onnxruntime-node@latest',
      },
      {
        text: 'For an NVIDIA card: be led through it.',
        command: 'retake fix cuda-provider-missing',
        only: ['cuda'],
      },
      commonSteps.goOn,
    ],
    minutes: [2, 40],
  },
  {
    id: 'card_library_failed',
    type: 'hardware_optimization_failure',
    causes: [
      'convolution_failed',
      'convolution_not_supported',
      'matrix_product_failed',
      'matrix_product_not_supported',
      'device_library_failed',
      'device_call_unsupported',
      'primitive_not_created',
    ],
    title: 'A mathematics library of the card failed',
    sentence:
      'A library that computes convolutions or matrix products (cuDNN, cuBLAS, MIOpen, oneDNN) has no way for this size and number format, or too little memory for it.',
    steps: [
      {
        text: 'Free graphics memory: these libraries fail in this way too when it is short.',
        command: 'nvidia-smi',
        by: commonSteps.cardMemory.by,
      },
      {
        text: 'In ComfyUI: decode with 32 bits and in tiles (node VAE Decode Tiled).',
        command: 'python main.py --fp32-vae',
      },
      { text: 'In diffusers: pipe.vae.enable_tiling(), and the VAE in float32.' },
      commonSteps.collectEnv,
      commonSteps.goOn,
    ],
    minutes: [2, 30],
  },
  {
    id: 'card_fault',
    type: 'generation_pipeline_error',
    causes: [
      'illegal_access',
      'kernel_illegal_access',
      'device_memory_access',
      'illegal_instruction',
      'device_assert',
      'launch_configuration',
      'launch_failure',
      'device_fault',
      'internal_assertion',
      'device_kernel_failed',
    ],
    title: 'A computation on the graphics card broke',
    sentence:
      'A kernel (a small program for the graphics card) touched memory that is not its own, or met a value it does not take.',
    means: `${keptSteps} The process cannot use the card any more and has to be started anew; the same kernel may break again.`,
    retake:
      'Retake starts a new process, goes on from the last finished step, and takes another attention when it breaks again.',
    steps: [
      { text: 'Start the program anew; in the same process every later step fails too.', command: goOn },
      commonSteps.comfyAttention,
      {
        text: 'See the real place in the log: let the card answer step by step.',
        command: 'export CUDA_LAUNCH_BLOCKING=1',
        by: { rocm: 'export AMD_SERIALIZE_KERNEL=3', win32: 'setx CUDA_LAUNCH_BLOCKING 1' },
        only: ['cuda', 'rocm'],
      },
      {
        text: 'See whether the card is too hot or overclocked; take overclocking back.',
        command: 'nvidia-smi -q -d TEMPERATURE,CLOCK',
        by: commonSteps.cardHeat.by,
      },
      { text: 'Update the driver, PyTorch and the package of the kernel.' },
    ],
    minutes: [2, 30],
  },
  {
    id: 'number_format',
    type: 'unsupported_operation',
    causes: [
      'float8_not_implemented',
      'metal_number_format',
      'half_not_on_cpu',
      'operator_not_for_type',
      'number_format_unsupported',
      'kernel_missing',
    ],
    title: 'This device does not compute in this number format',
    sentence:
      'The weights are in a number format (8 or 16 bits) that can be stored here, but not computed with.',
    retake:
      'Retake computes in a format the device has (BF16, FP16 or FP32) and keeps the weights small on disk.',
    steps: [
      {
        text: 'Keep weights in 8 bits but compute in 16 or 32: choose bf16 or fp16 as computing type (base precision, dtype) in your program.',
      },
      {
        text: 'On the processor: use 32 bits; and see why the graphics card is not used.',
        command: 'retake doctor',
      },
      {
        text: 'See which editions of the model there are.',
        command: findOthers,
      },
      {
        text: 'Update PyTorch: newer versions compute in more formats.',
        command: 'python -m pip install --upgrade torch',
      },
    ],
    minutes: [2, 30],
  },
] as const satisfies readonly CauseWords[];
