/** Sizes of the checkpoints this tool can make. Depth, width and storage are what the parts of Wan 2.2 differ in. */
export const presets = {
  /** The true widths of Wan2.2-T2V-A14B; ask for fewer `layers` to keep it small (0.70 GB each in bfloat16). */
  'wan-t2v-a14b': {
    dtype: 'bf16',
    transformer: { heads: 40, headDim: 128, ffnDim: 13_824, layers: 40, textDim: 4096 },
    vaeBase: 96,
  },
  /** About 100 million parameters per expert: seconds per step on a laptop. */
  mid: {
    dtype: 'f32',
    transformer: { heads: 6, headDim: 128, ffnDim: 3072, layers: 10, textDim: 512 },
    vaeBase: 16,
  },
  /** As small as it gets, for tests of this tool. */
  tiny: {
    dtype: 'f32',
    transformer: { heads: 2, headDim: 32, ffnDim: 128, layers: 3, textDim: 64 },
    vaeBase: 8,
  },
};

/** The text encoder of the real pipeline, and one that only has the right output width. */
export const textEncoders = {
  full: () => ({ vocabulary: 256_384, heads: 64, headDim: 64, ffnDim: 10_240, layers: 24 }),
  shrunk: () => ({ vocabulary: 313, heads: 4, headDim: 16, ffnDim: 128, layers: 3 }),
};
