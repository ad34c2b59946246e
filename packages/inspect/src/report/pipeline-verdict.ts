/** Whether something can be made of what is usable. */
export interface PipelineVerdict {
  readonly id: string;
  readonly title: string;
  readonly buildable: boolean;
  /** `full`; `reduced`: with less than the checkpoint is meant to have; `part`: no clips, but something. */
  readonly quality: 'full' | 'reduced' | 'part';
  /** Programs that run it. */
  readonly runsIn: readonly string[];
  /** What it needs and does not have; empty when buildable. */
  readonly lacks: readonly string[];
  /** How to go about it, where that is not plain. */
  readonly note: string | null;
}
