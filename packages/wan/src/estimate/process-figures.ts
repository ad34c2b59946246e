const mebibyte = 2 ** 20;

/**
 * What an inference process needs beside weights and activations, measured as VmData on Linux x64 with Node 20.20 and
 * onnxruntime-node 1.30, two threads, no memory arena (as under a memory limit).
 */
export const processFigures = {
  /** After start, idle. */
  idleBytes: 44 * mebibyte,
  /** Opening and running one graph: model, kernels, packing buffers. */
  graphBytes: 14 * mebibyte,
  /**
   * What each open session keeps beside its weights: 40 MB for the 14 sessions of a resident expert of width 768, 23 to 38
   * MB for the 7 of a fixture's.
   */
  sessionBytes: 3.5e6,
} as const;
