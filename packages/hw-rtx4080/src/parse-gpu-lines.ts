const mebibyte = 1024 ** 2;

export interface Gpu {
  readonly name: string;
  readonly memoryBytes: number;
  readonly freeBytes: number;
  readonly computeCapability: string;
}

/** The query `parseGpuLines` understands. */
export const gpuQuery = [
  '--query-gpu=name,memory.total,memory.free,compute_cap',
  '--format=csv,noheader,nounits',
];

/** Reads the lines of `nvidia-smi` for `gpuQuery`; sizes come in MiB. Lines of another form are left out. */
export function parseGpuLines(text: string): Gpu[] {
  return text.split('\n').flatMap((line) => {
    const [, name, total, free, computeCapability] =
      /^\s*(.+?)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+\.\d+)\s*$/.exec(line) ?? [];
    if (name === undefined || computeCapability === undefined) return [];
    return [
      { name, memoryBytes: Number(total) * mebibyte, freeBytes: Number(free) * mebibyte, computeCapability },
    ];
  });
}
