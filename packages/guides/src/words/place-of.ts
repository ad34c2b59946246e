import type { Facts } from './fill.js';
import { localAddress } from './local-address.js';
import type { Device, Place, Program, System } from './place.js';
import type { Told } from './told.js';

/** The first that is found, so what others also say stands last: ROCm speaks of CUDA, and every program of some file. */
const devices: readonly (readonly [Device, RegExp])[] = [
  ['mps', /\bMPS\b|metal|\bmtl|kIOGPU|coreml/i],
  ['directml', /DirectML|\bDml|privateuseone|\b887A00|DXGI|D3D12/i],
  ['rocm', /ROCm|\bHIP\b|\bhip[A-Z]|miopen|rocblas|hipblas|amdgpu|migraphx|\bgfx\d{3,4}\b/i],
  ['xpu', /\bXPU\b|SYCL|level[ _-]zero|\bipex\b/i],
  ['cuda', /cuda|cudnn|cublas|nvidia|nvml|tensorrt/i],
];
const systems: readonly (readonly [System, RegExp])[] = [
  ['win32', /\b[A-Za-z]:\\|WinError|\.dll\b|\.exe\b|0xC0000/i],
  ['darwin', /\/Users\/|\.dylib\b|\bDarwin\b|\bmacOS\b/],
  ['linux', /\/(?:home|root|usr|opt|proc|workspace)\/|\.so(?:\.\d+)*\b|oom[-_]kill/],
];
const programs: readonly (readonly [Program, RegExp])[] = [
  ['retake', /RetakeError|@retake\//],
  [
    'comfyui',
    /comfy|custom_nodes|got prompt|Exception during processing|missing_node_type|Missing Node Types/i,
  ],
  ['diffusers', /diffusers|pipeline_wan|DiffusionPipeline/],
];
const firstNtStatus = 0xc0000000;

/** Where a failure happened: by its facts, then its rule, then the words that were matched, then the rest of its text. */
export function placeOf(failure: Told, facts: Facts = {}): Place {
  const { code, evidence, technicalDetail = '' } = failure;
  const words = [evidence?.span, evidence?.cause, technicalDetail].map((text) => text ?? '');
  const { device: card = '', path = '', file = '', exitCode, run } = { ...failure.facts, ...facts };
  const named = first(devices, [String(card), `${evidence?.rule} ${code}`, ...words]);
  const spoken = first(systems, [String(path), String(file), ...words]);
  const ended = typeof exitCode === 'number' && exitCode >= firstNtStatus ? ('win32' as const) : undefined;
  const system = facts.system === undefined ? (systemOf(named) ?? ended ?? spoken) : known(facts.system);
  // No Mac that these programs run on has a card of another maker.
  const device = system === 'darwin' ? 'mps' : named;
  const program = run === undefined ? first(programs, words) : 'retake';
  const server = localAddress(words.join('\n'))?.server;
  return {
    ...(device && { device }),
    ...(system && { system }),
    ...(server && { server }),
    ...(program && { program }),
  };
}

function systemOf(device: Device | undefined): System | undefined {
  return device === 'mps' ? 'darwin' : device === 'directml' ? 'win32' : undefined;
}

function known(name: string | number): System | undefined {
  return systems.find(([system]) => system === name)?.[0];
}

function first<T>(table: readonly (readonly [T, RegExp])[], texts: readonly string[]): T | undefined {
  for (const text of texts) for (const [name, pattern] of table) if (pattern.test(text)) return name;
  return undefined;
}
