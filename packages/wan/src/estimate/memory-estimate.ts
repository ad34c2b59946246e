/**
 * Data memory of an inference process at its peak, in bytes, without the memory arena. On Linux mapped weights of open
 * graphs count, because ONNX Runtime maps them writable and a limit on data counts such pages.
 */
export interface MemoryEstimate {
  readonly peakBytes: number;
  /** The peak's summands. */
  readonly parts: Readonly<Record<'process' | 'weights' | 'casts' | 'activations', number>>;
}

export function memoryEstimate(parts: MemoryEstimate['parts']): MemoryEstimate {
  return { peakBytes: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts };
}

/** The estimate with the higher peak, for work that is done in turn. */
export function highest(estimates: readonly MemoryEstimate[]): MemoryEstimate {
  return estimates.reduce((most, each) => (each.peakBytes > most.peakBytes ? each : most));
}
