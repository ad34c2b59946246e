/** What there is of a machine, memory in bytes. */
export interface Machine {
  readonly model: string;
  readonly cores: number;
  readonly totalBytes: number;
  /** What can be had now without pushing others out. */
  readonly availableBytes: number;
  /** Limit of the container or service this process runs in. */
  readonly limitBytes?: number;
  /** What it uses of that limit already. */
  readonly usedBytes?: number;
}
