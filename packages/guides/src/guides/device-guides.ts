import type { Guide } from './guide.js';
import { goOn, installDriver } from './shared-steps.js';

/** Guides about the graphics card. */
export const deviceGuides = [
  {
    id: 'gpu-not-detected',
    title: 'The graphics card or its memory is not detected',
    about:
      'The programs see no graphics card, or not how much memory it has. The steps find out where it is lost: driver, variables, version.',
    device: 'cuda',
    types: [],
    causes: [
      'device_not_found',
      'build_without_device',
      'no_adapter',
      'device_lost',
      'driver_too_old',
      'driver_unfit',
      'container_driver_unfit',
      'container_runtime_missing',
      'bitsandbytes_without_device',
      'device_number_invalid',
    ],
    minutes: [5, 40],
    steps: [
      installDriver,
      {
        id: 'card-visible',
        title: 'Let programs see the card',
        instruction: 'Remove the variable that hides the card from programs, then open a new terminal.',
        commands: [
          { on: 'linux', line: 'unset CUDA_VISIBLE_DEVICES' },
          { on: 'win32', line: 'setx CUDA_VISIBLE_DEVICES 0' },
        ],
        check: 'card-visible',
        expected: 'No variable hides the card.',
        hints: ['The variable may come from a start script, a service or a container file.'],
      },
      {
        id: 'driver-new',
        title: 'Update the driver',
        instruction: 'Install a newer driver and restart the computer.',
        commands: [
          { on: 'linux', line: 'sudo ubuntu-drivers install' },
          { on: 'win32', line: 'start https://www.nvidia.com/drivers' },
        ],
        check: 'driver',
        expected: 'The driver is new enough for CUDA 12.',
        hints: ['The version stands in the first line of nvidia-smi.'],
      },
      goOn,
    ],
  },
  {
    id: 'cuda-provider-missing',
    title: 'ONNX Runtime has no CUDA provider',
    about:
      'ONNX Runtime computes through providers, one for each kind of device. That for NVIDIA cards is missing or does not load; the processor is used instead.',
    device: 'cuda',
    types: [],
    causes: [
      'provider_unknown',
      'provider_skipped',
      'provider_failed',
      'provider_library_missing',
      'device_not_in_build',
      'providers_not_named',
      'cudnn_version',
      'device_library_failed',
    ],
    minutes: [10, 40],
    steps: [
      installDriver,
      {
        id: 'provider-listed',
        title: 'Install an ONNX Runtime with the provider',
        instruction:
          'Install ONNX Runtime again without switching off its install script, which fetches the CUDA provider (Linux on x64; some hundred MB). In Python install the package with gpu in its name and remove the one without.',
        commands: [
          { line: 'npm rebuild onnxruntime-node' },
          { line: 'pip uninstall -y onnxruntime && pip install onnxruntime-gpu' },
        ],
        check: 'cuda-provider',
        expected: 'ONNX Runtime lists cuda.',
        hints: ['On Windows the provider is called dml (DirectML) and needs no CUDA; skip this guide there.'],
      },
      {
        id: 'libraries-found',
        title: 'Install CUDA 12 and cuDNN 9',
        instruction:
          'Install the libraries of CUDA 12 and cuDNN 9, which the provider loads, then refresh the list of the loader.',
        commands: [
          { on: 'linux', line: 'sudo apt install cuda-toolkit-12 cudnn9-cuda-12' },
          { on: 'linux', line: 'sudo ldconfig' },
        ],
        check: 'cuda-libraries',
        expected: 'The loader finds libcudart, libcublas and libcudnn.',
        hints: [
          'The packages come from the repository of NVIDIA, which has to be added first.',
          'Libraries in a Python environment are found through LD_LIBRARY_PATH only; skip this step then.',
        ],
      },
      goOn,
    ],
  },
  {
    id: 'gpu-memory-full',
    title: 'The graphics memory is full',
    about:
      'The card had less free memory than was asked for. The steps free what others hold, then make the work need less.',
    types: ['vram_exhaustion'],
    causes: [],
    except: ['single_buffer_too_large'],
    minutes: [2, 15],
    steps: [
      {
        id: 'memory-free',
        title: 'Free graphics memory',
        instruction:
          'Close the programs that hold graphics memory: other generators, games, browsers with many videos, earlier runs that hang.',
        commands: [
          { device: 'cuda', line: 'nvidia-smi' },
          { device: 'rocm', line: 'rocm-smi --showmeminfo vram --showpids' },
          { device: 'xpu', line: 'xpu-smi ps' },
          { device: 'mps', line: 'open -a "Activity Monitor"' },
          { device: 'directml', line: 'taskmgr' },
        ],
        check: 'card-memory',
        expected: 'As much is free as was asked for.',
        hints: [
          'When more is needed than the card has, no closing helps: skip this step.',
          'Only NVIDIA cards can be looked at from here: with another one close what you can, then say that it is done.',
          'A process that holds memory and does nothing can be ended by its number (PID).',
        ],
      },
      {
        id: 'need-less',
        title: 'Let the work need less',
        instruction:
          'Give Retake a limit below what is free; it plans tiles, streaming and bits of the weights so that they fit. For a new run ask for fewer frames or a smaller size.',
        commands: [
          { line: 'retake resume {run|RUN} --memory {memory|8GiB}' },
          { line: 'retake actions --type vram_exhaustion' },
        ],
        check: 'run',
        expected: 'The plan that is printed stays below the limit, and the run goes on.',
        hints: [
          'On a Mac, with PyTorch: PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0 lets it use all of the memory; the system may stall.',
          'In ComfyUI: start it with --lowvram, decode with the tiled VAE node, and take weights in 8 bits.',
        ],
      },
    ],
  },
  {
    id: 'quantization-slow',
    title: 'Loading or quantising is too slow, or was timed out',
    about:
      'Loading reads every weight once, and quantising (storing weights in fewer bits) converts each, so both take minutes for a large model, and much longer when memory or disk are short.',
    types: ['model_loading_timeout'],
    causes: ['not_ready_in_time', 'quantised_operator_missing'],
    minutes: [5, 40],
    steps: [
      {
        id: 'memory-free',
        title: 'Free main memory',
        instruction:
          'Close large programs: when memory is short the system moves it to disk, and everything waits.',
        commands: [{ line: 'retake doctor' }],
        check: 'memory',
        expected: 'At least 4 GiB, or what the failure asked for, are free.',
        hints: ['In a container its own limit counts, not the memory of the computer.'],
      },
      {
        id: 'disk-free',
        title: 'Make room for the converted weights',
        instruction:
          'Converted weights are kept, so that it is done once only. Make room on the disk that holds them.',
        check: 'disk',
        expected: 'At least 5 GiB, or what the failure asked for, are free.',
        hints: ['A hard disk or network drive is many times slower than an SSD inside the computer.'],
      },
      {
        id: 'int8-pays',
        title: 'See whether 8-bit numbers pay here',
        instruction:
          'Without instructions for 8-bit numbers they save memory and no time. Where there is memory enough, use the weights as they are stored; skip this step when memory is what you need.',
        commands: [
          {
            line: 'retake plan --checkpoint {checkpoint|FOLDER} --prompt "a red ball rolls" --set precision.transformer=source',
          },
        ],
        check: 'int8',
        expected: 'The processor has such instructions, or you have chosen.',
        hints: ['The plan shows the memory of each stage before anything is loaded.'],
      },
      goOn,
    ],
  },
] as const satisfies readonly Guide[];
