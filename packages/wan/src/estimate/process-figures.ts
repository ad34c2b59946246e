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
  /** Resident weights: what allocation and bookkeeping add to their bytes. */
  residentFactor: 1.05,
} as const;
