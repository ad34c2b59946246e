import { expect, test } from 'vitest';
import { placeOf } from './place-of.js';

const place = (technicalDetail: string, more: object = {}, facts = {}) =>
  placeOf(
    { code: 'WAN_MEMORY_MANAGEMENT/x', type: 'vram_exhaustion', facts: {}, technicalDetail, ...more },
    facts,
  );

test.each([
  ['MPS backend out of memory (MPS allocated: 8 GiB)', { device: 'mps', system: 'darwin' }],
  ['torch.cuda.OutOfMemoryError: HIP out of memory. Tried to allocate 2 GiB', { device: 'rocm' }],
  ['XPU out of memory. Tried to allocate 2 GiB', { device: 'xpu' }],
  ['There is not enough GPU video memory: DmlExecutionProvider', { device: 'directml', system: 'win32' }],
  ['CUDA out of memory', { device: 'cuda' }],
  ['Torch not compiled with CUDA enabled\n library: libtorch.dylib', { device: 'mps', system: 'darwin' }],
  ['File "C:\\ComfyUI\\execution.py": [WinError 1455]', { system: 'win32', program: 'comfyui' }],
  ['File "/usr/lib/python3.12/site-packages/diffusers/x.py"', { system: 'linux', program: 'diffusers' }],
  ['out of memory', {}],
])('%s', (text, found) => expect(place(text)).toEqual(found));

test('the device that is named goes before what else the log says; the system that is told before all', () => {
  expect(place('cuda and nvidia everywhere', { facts: { device: 'ROCm0' } }).device).toBe('rocm');
  expect(place('/usr/lib', {}, { system: 'win32' }).system).toBe('win32');
  expect(place('', { facts: { exitCode: 0xc0000005 } }).system).toBe('win32');
  expect(place('comfy', {}, { run: 'r1' }).program).toBe('retake');
});
