/** What the sampler needs of `scheduler_config.json`; everything else is fixed to what Wan uses. */
export interface SchedulerConfig {
  readonly numTrainTimesteps: number;
  readonly solverOrder: number;
  readonly flowShift: number;
  /** Step indices after which no correction is made. */
  readonly disableCorrector: readonly number[];
}
