/** What a stage is expected to need under a plan. */
export interface StageEstimate {
  readonly stage: string;
  /** Data memory of the inference process at its peak, in bytes; weights count in full while they are mapped. */
  readonly peakBytes: number;
  /** The peak under the most frugal settings that still make what was asked; the stage's minimum. */
  readonly leastBytes?: number;
  /** Share of the run's time, any unit; the kernel normalises it for progress. */
  readonly work: number;
  /** What the peak consists of, for people: `{ weights: 1e9, activations: 2e8 }`. */
  readonly parts: Readonly<Record<string, number>>;
}
