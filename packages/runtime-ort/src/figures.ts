const mebibyte = 1024 * 1024;

/**
 * Private data memory (VmData) of an idle inference process in bytes, after start: Node, ONNX Runtime with its operator
 * tables, and the heartbeat thread. Measured with Node 20.20 and onnxruntime-node 1.30 on Linux x64 under a limit, as
 * `memory().dataBytes` of a worker that had run a small graph: 43.2 MB. Each operator thread adds 2 MiB of stack.
 */
export const baseDataBytes = 42 * mebibyte;

/**
 * The lowest memory limit to ask for. Measured: with two threads a process starts and runs a small graph from 42 MiB on
 * and fails below; the rest is room for eight threads.
 */
export const minimumLimitBytes = 56 * mebibyte;
