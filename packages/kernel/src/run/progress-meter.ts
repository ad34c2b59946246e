import type { Clock, StageEstimate } from '@retake/plugin-api';
import type { RunEventBody } from '../events/run-event.js';

const reportEveryMs = 100;

export interface StageProgress {
  readonly fraction: number;
  readonly step?: number;
  readonly steps?: number;
  readonly message?: string;
}

/** Makes one number and a time to go out of the progress of stages, at most ten times a second. */
export class ProgressMeter {
  readonly #clock: Clock;
  readonly #emit: (event: RunEventBody) => void;
  readonly #weights: ReadonlyMap<string, number>;
  #before = 0;
  #stage = '';
  /** Overall and time when this attempt's own work began; reused work says nothing about the pace. */
  #start: { overall: number; at: number } | undefined;
  #resumed = false;
  #reported = Number.NEGATIVE_INFINITY;

  constructor(
    estimates: readonly StageEstimate[],
    stages: readonly string[],
    clock: Clock,
    emit: (event: RunEventBody) => void,
  ) {
    this.#clock = clock;
    this.#emit = emit;
    this.#weights = normalise(estimates, stages);
  }

  begin(stage: string): void {
    this.#stage = stage;
    this.#resumed = false;
    this.#start ??= { overall: this.#before, at: this.#clock.now() };
  }

  /** The stage goes on from a checkpoint: its first report is where the measured work begins. */
  resume(): void {
    this.#resumed = true;
  }

  /** @param reused whether the stage cost no time. */
  end(stage: string, reused: boolean): void {
    const weight = this.#weights.get(stage) ?? 0;
    this.#before += weight;
    if (reused && this.#start) this.#start.overall += weight;
  }

  report(progress: StageProgress): void {
    const now = this.#clock.now();
    const fraction = Math.min(1, Math.max(0, progress.fraction || 0));
    const overall = Math.min(1, this.#before + fraction * (this.#weights.get(this.#stage) ?? 0));
    if (this.#resumed) {
      this.#resumed = false;
      this.#start = { overall, at: now };
    }
    if (now - this.#reported < reportEveryMs) return;
    this.#reported = now;
    this.#emit({
      type: 'progress',
      overall,
      stage: this.#stage,
      step: progress.step ?? null,
      steps: progress.steps ?? null,
      etaSeconds: this.#eta(overall, now),
      message: progress.message ?? null,
    });
  }

  #eta(overall: number, now: number): number | null {
    if (!this.#start) return null;
    const done = overall - this.#start.overall;
    const seconds = (now - this.#start.at) / 1_000;
    return done > 0 && seconds > 0 ? (seconds * (1 - overall)) / done : null;
  }
}

function normalise(estimates: readonly StageEstimate[], stages: readonly string[]): Map<string, number> {
  const work = stages.map((id) => Math.max(0, estimates.find(({ stage }) => stage === id)?.work ?? 0));
  const total = work.reduce((sum, part) => sum + part, 0);
  return new Map(stages.map((id, index) => [id, total > 0 ? (work[index] ?? 0) / total : 1 / stages.length]));
}
