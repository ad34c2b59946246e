/** Streaming was hardly slower than resident blocks as long as the system had the files in memory (measured: 1.1 at most). */
const cachedFactor = 1.1;
/** A consumer solid-state disk, read in sequence. */
const diskBytesPerSecond = 1e9;
/** float32 products on two cores: 128 to 139 GFLOP/s measured. */
const flopsPerSecond = 1e11;

export interface StreamedPass {
  /** Weight bytes that one pass walks. */
  readonly bytes: number;
  /** Floating-point operations of one pass. */
  readonly flops: number;
  /** Memory the system can use to keep files, in bytes. */
  readonly cacheBytes: number;
}

/**
 * Factor on the time of a denoise whose blocks are streamed. Files that fit into the memory left are read once; others are
 * read from disk for every pass, and when that takes longer than computing, the disk is the bottleneck.
 */
export function streamTimeFactor({ bytes, flops, cacheBytes }: StreamedPass): number {
  if (bytes <= cacheBytes) return cachedFactor;
  return cachedFactor + bytes / diskBytesPerSecond / (flops / flopsPerSecond);
}
