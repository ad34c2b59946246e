/** Facts of a card or machine. Bytes and bytes per second; throughput in operations per second. */
export interface HardwareFacts {
  readonly id: string;
  readonly title: string;
  readonly kind: 'cpu' | 'cuda';
  readonly memoryBytes: number;
  readonly bandwidthBytesPerSecond?: number;
  readonly computeCapability?: string;
  /** Preferred precisions, best first: `bf16`, `fp8`, `int8`. */
  readonly precisions: readonly string[];
  /** Component names in the order they leave the device when memory is short. */
  readonly offloadOrder: readonly string[];
  /** Share of memory a plan may use, 0 to 1. */
  readonly usable: number;
  /** Where the numbers come from. */
  readonly source: string;
}

/** Recognises a device and tells what to expect of it. Mostly data. */
export interface HardwareProfile {
  readonly facts: HardwareFacts;
  /** True when this machine has the device. Must be quick and must not throw for its absence. */
  detect(signal: AbortSignal): Promise<boolean>;
  /** The facts with live numbers (free memory…), when the device is present. */
  live?(signal: AbortSignal): Promise<HardwareFacts>;
}
