const gib = 2 ** 30;

export interface BreakerPlace {
  /** Ids of the installed runtimes. */
  readonly engines: readonly string[];
  readonly model: string;
  readonly device: string;
  /** Expected peak of the plan. */
  readonly peakBytes: number;
}

/**
 * Name of the breaker that a plan belongs to: `onnxruntime-node/wan-t2v/cpu/1GiB`. Narrow, so that one plan that does not work closes the way
 * to its likes only. The memory level is the power of two, in GiB and at least one, that holds the expected peak.
 */
export function breakerName({ engines, model, device, peakBytes }: BreakerPlace): string {
  const level = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, peakBytes) / gib)));
  return [engines.join('+') || 'none', model, device, `${level}GiB`].join('/');
}
