const shares = { half: 2, quarter: 4 };
const levels = ['high', 'medium', 'low', 'minimal'];
/** Smaller than the clips of 64×64, whole latents for both VAE types, with an overlap of a third. */
const tiles = { tile: 48, stride: 32 };

/** Ways to make the same clip with less. The first is the one without any saving; `steps` is what it takes. */
export function variantsOf(task, steps) {
  const tiling = { 'vae.tiling': tiles, ...(task.image && { 'vae.encodeTiling': tiles }) };
  return [
    { title: `full precision, whole, in memory, ${steps} steps` },
    { title: 'INT8 transformer', options: { 'precision.transformer': 'int8' } },
    { title: 'INT4 transformer', options: { 'precision.transformer': 'int4' } },
    { title: `VAE in tiles of ${tiles.tile} pixels`, options: tiling },
    { title: 'blocks streamed from disk', options: { residency: 'stream' } },
    ...Object.entries(shares).map(([name, divisor]) => {
      const fewer = Math.max(1, Math.round(steps / divisor));
      return { title: `${name} of the steps: ${fewer}`, changes: { steps: fewer } };
    }),
    ...levels.map((level) => ({ title: `level ${level}`, options: { level } })),
  ];
}
