import { readFileSync } from 'node:fs';
import type { ErrorEvidence } from '@retake/plugin-api';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { torchClassifier, torchRules } from './torch-classifier.js';

const mib = 1024 ** 2;
const gib = 1024 ** 3;

/** Written for this test in the shape the programs print it, and what must be read from it. */
const numbers: readonly (readonly [message: string, rule: string, facts: object])[] = [
  [
    'CUDA out of memory. Tried to allocate 512.00 MiB. GPU 1 has a total capacity of 8.00 GiB of which 0 bytes is free.',
    'allocator_out_of_memory',
    { bytesAsked: 512 * mib, bytesTotal: 8 * gib, bytesFree: 0, device: 1 },
  ],
  [
    'CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 6.00 GiB total capacity; 4.50 GiB already allocated; 128.00 MiB free; 5.10 GiB reserved in total by PyTorch)',
    'allocator_out_of_memory',
    { bytesAsked: 2 * gib, bytesTotal: 6 * gib, bytesFree: 128 * mib, device: 0 },
  ],
  [
    'Allocation on device 0 would exceed allowed memory. (out of memory)\nCurrently allocated     : 5.00 GiB\nRequested               : 64.00 MiB\nDevice limit            : 12.00 GiB\nFree (according to CUDA): 0 bytes\n',
    'allocator_out_of_memory',
    { bytesAsked: 64 * mib, bytesTotal: 12 * gib, bytesFree: 0, device: 0 },
  ],
  [
    'MPS backend out of memory (MPS allocated: 5.00 GB, other allocations: 1.00 MB, max allowed: 9.00 GB). Tried to allocate 3.00 GB on private pool.',
    'metal_out_of_memory',
    { bytesAsked: 3 * gib, bytesTotal: 9 * gib },
  ],
  [
    'DefaultCPUAllocator: not enough memory: you tried to allocate 8192 bytes.',
    'cpu_allocator',
    { bytesAsked: 8192 },
  ],
  [
    'Given groups=1, weight of size [1536, 16, 1, 2, 2], expected input[1, 36, 5, 8, 8] to have 16 channels, but got 36 channels instead',
    'text_checkpoint_in_image_pipeline',
    { expectedChannels: 16, givenChannels: 36, givenShape: '1, 36, 5, 8, 8' },
  ],
  [
    'The size of tensor a (16) must match the size of tensor b (48) at non-singleton dimension 1',
    'wan21_latents_in_wan22',
    { expectedChannels: 48, givenChannels: 16 },
  ],
  [
    'mat1 and mat2 shapes cannot be multiplied (512x768 and 4096x3072)',
    'text_width',
    { givenWidth: 768, expectedWidth: 4096 },
  ],
  [
    'out of resource: shared memory, Required: 200704, Hardware limit: 166912.',
    'launch_resources',
    { bytesAsked: 200_704, bytesLimit: 166_912 },
  ],
  ['"conv_cuda" not implemented for \'Float8_e5m2\'', 'float8_not_implemented', { dtype: 'Float8_e5m2' }],
];

/** Words that stand next to each other in logs: the one that caused the rest must speak. */
const together: readonly (readonly [message: string, rule: string])[] = [
  [
    'Error running sage attention: SM89 kernel is not available., using pytorch attention instead.\nRuntimeError: CUDA driver error: out of memory',
    'driver_out_of_memory',
  ],
  ['torch._inductor.exc.InductorError: OutOfMemoryError: CUDA out of memory.', 'allocator_out_of_memory'],
  [
    "torch._inductor.exc.InductorError: CompilationError: at 1:0:\nValueError: type fp8e4nv not supported in this architecture. The supported fp8 dtypes are ('fp8e5',)",
    'compile_number_format',
  ],
  ["unhandled cuda error\nLast error:\nCuda failure 'out of memory'", 'driver_out_of_memory'],
  ['CUDA error: operation not supported (at /src/nunchaku/csrc/utils.h:20)', 'quantised_operator_missing'],
  ["Can't import SageAttention: No module named 'sageattention'", 'attention_package_missing'],
];

/** What other classifiers know, and what is no failure at all. */
const foreign: readonly string[] = [
  'OSError: [Errno 28] No space left on device',
  '429 Client Error: Too Many Requests for url: https://hub.example/model.safetensors',
  'Error while deserializing header: HeaderTooLarge',
  'Non-zero status code returned while running Conv node. Failed to allocate memory for requested buffer of size 640',
  "ModuleNotFoundError: No module named 'imageio_ffmpeg'",
  'ValueError: `height` and `width` have to be divisible by 16 but are 100 and 90.',
  'Total VRAM 24564 MB, total RAM 65276 MB\nSet vram state to: NORMAL_VRAM\nDevice: cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync\nUsing pytorch attention',
  'pytorch version: 2.8.0+cu128\nxformers version: 0.0.32\nsageattention 2.2.0',
  'A black cat walks over a black piano',
  'loading weights from diffusion_pytorch_model-00001-of-00007.safetensors',
  'RuntimeError: the info file contains information on nancy',
];

const evidence = (message: string): ErrorEvidence => ({ name: 'Error', message, causes: [], facts: {} });
const heard = (message: string) => torchClassifier.classify(evidence(message));

describe('what is known of torch', () => {
  it('keeps the contract of failure rules', () => {
    expect(checkFailureRules(torchRules)).toEqual([]);
  });

  it.each(numbers)('reads the numbers of: %s', (message, rule, facts) => {
    expect(heard(message)).toMatchObject([{ rule, facts }]);
  });

  it.each(together)('hears the cause in: %s', (message, rule) => {
    expect(heard(message)).toMatchObject([{ rule }]);
  });

  it.each(foreign)('is silent about: %s', (message) => {
    expect(heard(message)).toEqual([]);
  });

  it('says in words which checkpoint met which pipeline', () => {
    const [given36] = heard(
      'expected input[1, 36, 5, 8, 8] to have 16 channels, but got 36 channels instead',
    );
    const [given16] = heard(
      'expected input[1, 16, 5, 8, 8] to have 36 channels, but got 16 channels instead',
    );
    expect(given36?.userMessage).toMatch(/text-to-video checkpoint in an image-to-video pipeline/);
    expect(given16?.userMessage).toMatch(/image-to-video checkpoint in a text-to-video pipeline/);
  });

  it('never tells to repeat unchanged what only a change can mend', () => {
    const stubborn = torchRules.filter(
      ({ transience, firstMove }) => transience !== 'transient' && firstMove === 'immediate_retry',
    );
    expect(stubborn).toEqual([]);
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(torchRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });

  it('names a first move and a reason in every row', () => {
    expect(torchRules.filter(({ firstMove }) => firstMove === undefined)).toEqual([]);
  });
});
