import { coded, died, gibOf, printed, url } from './words.mjs';
import * as worlds from './worlds.mjs';

/** [type, stage, what the world does, the words], of memory, disk, network and files. */
export const resourceFaults = [
  [
    'vram_exhaustion',
    'decode',
    worlds.memory('decode'),
    ({ bytes }, plan) =>
      printed(
        'torch.OutOfMemoryError',
        `CUDA out of memory. Tried to allocate ${gibOf(bytes(plan))} GiB. GPU 0 has a total capacity of 12.00 GiB of which 512.00 MiB is free.`,
      ),
  ],
  [
    'vram_exhaustion',
    'denoise',
    worlds.memory('denoise'),
    ({ bytes }, plan) =>
      printed(
        'RuntimeError',
        `CUDA out of memory. Tried to allocate ${gibOf(bytes(plan))} GiB (GPU 0; 12.00 GiB total capacity; 10.10 GiB already allocated)`,
      ),
  ],
  [
    'vram_exhaustion',
    'denoise',
    worlds.memory('denoise'),
    () =>
      printed(
        'Error',
        'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 7301.22 MiB on device 0: cudaMalloc failed: out of memory',
      ),
  ],
  [
    'system_resource_error',
    'denoise',
    worlds.passes,
    () => coded('EBUSY', "resource busy or locked, open 'weights'"),
  ],
  ['system_resource_error', 'denoise', worlds.memory('denoise'), () => died({ signal: 'SIGKILL' })],
  ['system_resource_error', 'denoise', worlds.passes, () => died({ signal: 'SIGKILL' })],
  ['system_resource_error', 'decode', worlds.machineMemory, () => coded('ENOMEM', 'not enough memory, read')],
  [
    'system_resource_error',
    'open',
    worlds.hopeless,
    () =>
      printed(
        'OSError',
        "[Errno 98] error while attempting to bind on address ('127.0.0.1', 8190): address already in use",
      ),
  ],
  [
    'storage_space_insufficient',
    'write',
    worlds.fullCache,
    () => coded('ENOSPC', 'no space left on device, write'),
  ],
  [
    'storage_space_insufficient',
    'open',
    worlds.halfDownload,
    () => printed('OSError', '[Errno 28] No space left on device'),
  ],
  [
    'storage_space_insufficient',
    'denoise',
    worlds.hopeless,
    () => coded('ENOSPC', 'no space left on device, write'),
  ],
  ['network_connectivity_loss', 'open', worlds.passes, () => coded('ECONNRESET', 'read ECONNRESET')],
  [
    'network_connectivity_loss',
    'open',
    worlds.outage,
    () =>
      printed(
        'requests.exceptions.ConnectionError',
        "HTTPSConnectionPool(host='hub.example', port=443): Max retries exceeded with url: /video/wan (Caused by NewConnectionError('Failed to establish a new connection'))",
      ),
  ],
  [
    'network_connectivity_loss',
    'open',
    worlds.hopeless,
    () =>
      printed(
        'urllib.error.URLError',
        '<urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain>',
      ),
  ],
  [
    'bandwidth_limitation',
    'open',
    worlds.asksToWait,
    ({ seconds }) =>
      printed(
        'HfHubHTTPError',
        `429 Client Error: Too Many Requests for url: ${url}. Retry after ${seconds} seconds.`,
      ),
  ],
  [
    'bandwidth_limitation',
    'open',
    worlds.passes,
    () =>
      printed(
        'Error',
        'curl: (28) Operation timed out after 60002 milliseconds with 81920 out of 9860480 bytes received',
      ),
  ],
  [
    'bandwidth_limitation',
    'open',
    worlds.hopeless,
    () =>
      printed('Error', 'batch response: This repository is over its data quota. Ask its owner to buy more.'),
  ],
  [
    'model_download_failure',
    'open',
    worlds.passes,
    () => printed('HfHubHTTPError', `503 Server Error: Service Temporarily Unavailable for url: ${url}`),
  ],
  [
    'model_download_failure',
    'open',
    worlds.halfDownload,
    () =>
      printed(
        'OSError',
        'Consistency check failed: file should be of size 16480 but has size 9120 (diffusion_pytorch_model.safetensors).',
      ),
  ],
  [
    'model_download_failure',
    'open',
    worlds.hopeless,
    () => printed('EntryNotFoundError', `404 Client Error. Entry Not Found for url: ${url}.`),
  ],
  [
    'permission_denied',
    'open',
    worlds.hopeless,
    () =>
      printed(
        'huggingface_hub.errors.GatedRepoError',
        `403 Client Error. Cannot access gated repo for url ${url}.`,
      ),
  ],
  [
    'permission_denied',
    'open',
    worlds.hopeless,
    () => printed('PermissionError', "[Errno 13] Permission denied: '/srv/weights'"),
  ],
  [
    'permission_denied',
    'open',
    worlds.otherCheckpoint(true),
    () => printed('PermissionError', "[Errno 13] Permission denied: '/srv/weights/vae.safetensors'"),
  ],
  [
    'model_corruption_detected',
    'open',
    worlds.damagedVae(true),
    () =>
      printed(
        'safetensors_rust.SafetensorError',
        'Error while deserializing header: MetadataIncompleteBuffer',
      ),
  ],
  [
    'model_corruption_detected',
    'open',
    worlds.damagedVae(false),
    () =>
      printed(
        'safetensors_rust.SafetensorError',
        'Error while deserializing header: MetadataIncompleteBuffer',
      ),
  ],
  [
    'model_integrity_failure',
    'open',
    worlds.wrongIndex,
    () => printed('safetensors_rust.SafetensorError', 'File does not contain tensor blocks.7.ffn.2.weight'),
  ],
  [
    'model_integrity_failure',
    'open',
    worlds.damagedVae(true),
    () =>
      printed(
        'Error',
        'size mismatch for diffusion_pytorch_model.safetensors: expected 16480 bytes, got 4096',
      ),
  ],
  [
    'model_integrity_failure',
    'open',
    worlds.damagedVae(false),
    () =>
      printed(
        'Error',
        'size mismatch for diffusion_pytorch_model.safetensors: expected 16480 bytes, got 4096',
      ),
  ],
];
