import type { StageEstimate } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';

/** What a stage took. */
export interface Measured {
  readonly stage: string;
  readonly seconds: number;
  /** What the adapter estimated for it, in its own unit. */
  readonly work: number;
}

const second = 1_000;
/** What a run is taken for whose device and model were never measured. A judgement: a clip takes minutes. */
const unmeasuredRunSeconds = 600;

/**
 * Seconds per unit of a stage's estimated work: as this run measured the stage, else as history did, else as the run's other
 * stages were, else as history's; where nothing was measured, so that the whole run takes ten minutes.
 */
export function paceOf(
  own: readonly Measured[],
  past: readonly Measured[],
  estimates: readonly StageEstimate[],
): (stage: string) => number {
  const work = estimates.reduce((sum, one) => sum + one.work, 0);
  const unmeasured = work > 0 ? unmeasuredRunSeconds / work : 0;
  return (stage) => {
    const ofStage = (measured: readonly Measured[]) => ratio(measured.filter((one) => one.stage === stage));
    return ofStage(own) ?? ofStage(past) ?? ratio(own) ?? ratio(past) ?? unmeasured;
  };
}

/** What this run measured: stages that finished, under the estimates it was planned with. */
export function measuredIn(events: readonly RunEvent[]): readonly Measured[] {
  const made = events.find(({ type }) => type === 'plan.made');
  const estimates = made?.type === 'plan.made' ? made.estimates : [];
  return events.flatMap((event) => {
    if (event.type !== 'stage.finished') return [];
    const work = estimates.find(({ stage }) => stage === event.stage)?.work ?? 0;
    return work > 0 ? [{ stage: event.stage, seconds: event.wallMs / second, work }] : [];
  });
}

function ratio(measured: readonly Measured[]): number | undefined {
  const work = measured.reduce((sum, one) => sum + one.work, 0);
  return work > 0 ? measured.reduce((sum, one) => sum + one.seconds, 0) / work : undefined;
}
