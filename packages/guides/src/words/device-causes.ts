import type { CauseWords } from './cause-words.js';
import { goOn, keptSteps } from './shared.js';

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
    ],
    title: 'The graphics card cannot be used',
    sentence: 'No graphics card is seen, or driver, card and the installed program do not fit each other.',
    means: `${keptSteps} Without the card the processor computes, which takes many times as long.`,
    retake: 'Retake computes on the processor meanwhile, when you agree; drivers it does not change.',
    steps: [
      { text: 'See whether the driver lists the card.', command: 'nvidia-smi' },
      {
        text: 'See whether PyTorch sees it, and for which CUDA it was built.',
        command:
          'python -c "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available())"',
      },
      {
        text: 'Where that says None: install the build for your card; the page Start Locally of pytorch.org gives the command.',
      },
      { text: 'In a container: pass the card in.', command: 'docker run --rm --gpus all ubuntu nvidia-smi' },
      { text: 'Be led through it, step by step.', command: 'retake fix gpu-not-detected' },
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
      { text: 'In another program: turn torch.compile off.', command: 'export TORCH_COMPILE_DISABLE=1' },
      {
        text: 'In ComfyUI: take the attention that works on every card.',
        command: 'python main.py --use-pytorch-cross-attention',
      },
      { text: 'Delete kernels that were made for older versions.', command: 'rm -rf ~/.triton/cache' },
      {
        text: 'See which other ways there are.',
        command: 'retake actions --type hardware_optimization_failure',
      },
      { text: 'Go on.', command: goOn },
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
      },
      {
        text: 'See its heat and whether it is slowed down.',
        command: 'nvidia-smi -q -d TEMPERATURE,PERFORMANCE',
      },
      { text: 'Take overclocking back, and update the driver.' },
      {
        text: 'On Windows, as administrator: allow computations of 60 s instead of 2 s, then restart.',
        command:
          'reg add HKLM\\System\\CurrentControlSet\\Control\\GraphicsDrivers /v TdrDelay /t REG_DWORD /d 60 /f',
      },
      { text: 'Go on.', command: goOn },
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
        command: 'retake alternatives {checkpoint|FOLDER}',
      },
      {
        text: 'Update PyTorch: newer versions compute in more formats.',
        command: 'python -m pip install --upgrade torch',
      },
    ],
    minutes: [2, 30],
  },
] as const satisfies readonly CauseWords[];
