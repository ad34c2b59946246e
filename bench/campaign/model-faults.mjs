import { RetakeError } from '@retake/plugin-api';
import { printed } from './words.mjs';
import * as worlds from './worlds.mjs';

/** [type, stage, what the world does, the words], of models, devices and requests. */
export const modelFaults = [
  [
    'model_version_mismatch',
    'open',
    worlds.otherCheckpoint(true),
    () => printed('Error', 'Unsupported model IR version: 14, max supported IR version: 12'),
  ],
  [
    'model_version_mismatch',
    'open',
    worlds.hopeless,
    () =>
      printed(
        'ImportError',
        "cannot import name 'WanVideoPipeline' from 'diffusers' (/env/diffusers/__init__.py)",
      ),
  ],
  [
    'model_compatibility_error',
    'denoise',
    worlds.otherCheckpoint(true),
    () =>
      printed(
        'RuntimeError',
        'Given groups=1, weight of size [5120, 36, 1, 2, 2], expected input[1, 16, 21, 60, 104] to have 36 channels, but got 16 channels instead',
      ),
  ],
  [
    'model_compatibility_error',
    'denoise',
    worlds.hopeless,
    () => printed('RuntimeError', 'mat1 and mat2 shapes cannot be multiplied (512x4096 and 2048x5120)'),
  ],
  [
    'model_loading_timeout',
    'open',
    worlds.passes,
    () => new RetakeError('worker_hung', 'The inference process gave no sign of life for 30000 ms.'),
  ],
  [
    'model_loading_timeout',
    'open',
    worlds.staleLock,
    () => printed('TimeoutError', 'the worker did not become ready within 300s'),
  ],
  [
    'hardware_optimization_failure',
    'denoise',
    worlds.option('kernel', 'compiled'),
    () => printed('torch._dynamo.exc.Unsupported', 'Graph break in the middle of the attention block'),
  ],
  [
    'hardware_optimization_failure',
    'denoise',
    worlds.option('attention', 'flash'),
    () => printed('RuntimeError', 'flash_attn failed on this input'),
  ],
  [
    'hardware_optimization_failure',
    'denoise',
    worlds.passes,
    () => printed('RuntimeError', 'CUDA error: CUDA-capable device(s) is/are busy or unavailable'),
  ],
  [
    'hardware_optimization_failure',
    'open',
    worlds.hopeless,
    () => printed('RuntimeError', 'No CUDA GPUs are available'),
  ],
  [
    'unsupported_operation',
    'decode',
    worlds.option('provider', 'cuda'),
    () =>
      printed(
        'NotImplementedError',
        "Could not run 'aten::upsample_nearest3d' with arguments from the 'CUDA' backend.",
      ),
  ],
  [
    'hardware_optimization_failure',
    'denoise',
    worlds.option('attention', 'flash'),
    () => printed('RuntimeError', 'FlashAttention only supports Ampere GPUs or newer.'),
  ],
  [
    'unsupported_operation',
    'denoise',
    worlds.hopeless,
    () => printed('NotImplementedError', '"addcmul_cuda" not implemented for \'Float8_e4m3fn\''),
  ],
  [
    'generation_pipeline_error',
    'decode',
    worlds.option('vaePrecision', 'fp16'),
    () => printed('modules.devices.NansException', 'A tensor with all NaNs was produced in VAE.'),
  ],
  [
    'generation_pipeline_error',
    'denoise',
    worlds.request({ height: 488 }, ({ height }) => height % 16 !== 0),
    () =>
      printed(
        'RuntimeError',
        'The size of tensor a (60) must match the size of tensor b (61) at non-singleton dimension 3',
      ),
  ],
  ['generation_pipeline_error', 'denoise', worlds.hopeless, () => printed('AssertionError', '')],
  [
    'dependency_missing',
    'open',
    worlds.option('attention', 'flash'),
    () => printed('ModuleNotFoundError', "No module named 'flash_attn'"),
  ],
  [
    'dependency_missing',
    'open',
    worlds.option('kernel', 'compiled'),
    () => printed('ModuleNotFoundError', "No module named 'triton'"),
  ],
  [
    'dependency_missing',
    'open',
    worlds.hopeless,
    () => printed('ModuleNotFoundError', "No module named 'einops'"),
  ],
  [
    'invalid_parameters',
    'encode_text',
    worlds.request({ frames: 80 }, ({ frames }) => frames % 4 !== 1),
    () => printed('ValueError', '`num_frames - 1` has to be divisible by 4, but got 80.'),
  ],
  [
    'invalid_parameters',
    'encode_text',
    worlds.request({ width: 830 }, ({ width }) => width % 16 !== 0),
    () => printed('ValueError', '`height` and `width` have to be divisible by 16 but are 480 and 830.'),
  ],
  [
    'invalid_parameters',
    'encode_text',
    worlds.request({ seed: -1 }, ({ seed }) => seed < 0),
    () => printed('ValueError', 'seed must be between 0 and 4294967295, got -1'),
  ],
  [
    'invalid_parameters',
    'encode_text',
    worlds.hopeless,
    () => printed('PIL.UnidentifiedImageError', "cannot identify image file 'start.png'"),
  ],
];
