const megabyte = 1_000_000;

/**
 * Measured with onnxruntime-node 1.30 on Linux x64, two threads, arena off, as VmData of the inference process (what
 * RLIMIT_DATA counts; mapped weights are in it), on experts of width 64 to 768, texts of 8 to 512 tokens, and decodes of
 * 5 to 17 frames at 96×64 to 384×256 with VAE widths 4 to 16. README.md has the table.
 */
export const memoryFigures = {
  /** An idle process: Node, ONNX Runtime and its operator tables. */
  process: 44 * megabyte,
  /** What a graph needs beside weights and activations while it runs. */
  running: 12 * megabyte,
  /** What an open session keeps beside its weights. */
  session: 3.5 * megabyte,
  /** Hidden states [tokens, width] alive in attention: queries, keys, values, results and copies. */
  attentionStates: 9,
  /** Inner states [tokens, ffn] alive in a feed-forward. */
  feedForwardStates: 2,
  /** Score-sized tensors [heads, n, n] alive in the text encoder's attention. */
  textScores: 3,
  /** Maps [VAE width, frames, height, width] alive in the last level of the decoder. */
  decoderMaps: 3.3,
  /** Bytes per quantised number: the byte itself, and scale and zero point of its block of 64. */
  int8: 1 + 5 / 64,
} as const;
