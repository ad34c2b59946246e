import type { HardwareFacts } from '@retake/plugin-api';

const mebibyte = 1024 ** 2;

/** GeForce RTX 4080 (AD103), the desktop card. */
export const rtx4080Facts: HardwareFacts = {
  id: 'rtx4080',
  title: 'NVIDIA GeForce RTX 4080, 16 GB',
  kind: 'cuda',
  memoryBytes: 16_376 * mebibyte,
  bandwidthBytesPerSecond: 716.8e9,
  computeCapability: '8.9',
  precisions: ['bf16', 'fp8', 'fp16', 'int8'],
  offloadOrder: ['text_encoder', 'image_encoder', 'transformer', 'transformer_2', 'vae'],
  usable: 0.9,
  source:
    'Memory as nvidia-smi reports it (16376 MiB); bandwidth 256 bit × 22.4 Gbit/s per pin; compute capability 8.9 (Ada Lovelace). Precisions, offload order and usable share are choices.',
};
