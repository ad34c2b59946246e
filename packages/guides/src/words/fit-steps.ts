import type { Device } from './place.js';

/** What steps of rules, which are written for NVIDIA, name; what stands for it on other devices; undefined where nothing does. */
const named: readonly {
  readonly words: RegExp;
  readonly instead: Readonly<Partial<Record<Device, string>>>;
}[] = [
  { words: /`nvidia-smi -[^`]*`/g, instead: {} },
  { words: /`nvidia-smi` \(or `rocm-smi`\)/g, instead: { rocm: '`rocm-smi`', xpu: '`xpu-smi discovery`' } },
  {
    words: /`nvidia-smi`/g,
    instead: {
      rocm: '`rocm-smi`',
      xpu: '`xpu-smi`',
      mps: 'the Activity Monitor',
      directml: 'the Task Manager',
    },
  },
  { words: /`--gpus all`/g, instead: { rocm: '`--device /dev/kfd --device /dev/dri`' } },
  {
    words: /CUDA_VISIBLE_DEVICES/g,
    instead: { rocm: 'HIP_VISIBLE_DEVICES', xpu: 'ONEAPI_DEVICE_SELECTOR' },
  },
  { words: /PYTORCH_CUDA_ALLOC_CONF/g, instead: { rocm: 'PYTORCH_HIP_ALLOC_CONF' } },
];

/** The steps of a failure with the tools of its device; those for which its device has none are left out. */
export function fitSteps(steps: readonly string[], device: Device | undefined): readonly string[] {
  if (device === undefined || device === 'cuda') return steps;
  return steps.flatMap((step) => {
    let fitting = step;
    for (const { words, instead } of named) {
      if (!fitting.match(words)) continue;
      const other = instead[device];
      if (other === undefined) return [];
      fitting = fitting.replaceAll(words, other);
    }
    return [fitting];
  });
}
