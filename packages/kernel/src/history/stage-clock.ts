import type { RunEvent } from '../events/run-event.js';

const second = 1_000;

/** Measures what stages and their steps took, and tells what keeping them saved. */
export class StageClock {
  /** Stage key → seconds of its computation. */
  readonly #finished = new Map<string, number>();
  /** Stage → step → seconds from nothing to there. */
  readonly #steps = new Map<string, Map<number, number>>();
  #stage = '';
  #since = 0;
  #before = 0;

  /** @returns seconds of work that did not have to be done again because of this event; 0 for most */
  note(event: RunEvent): number {
    if (event.type === 'stage.started') {
      this.#stage = event.stage;
      this.#since = event.at;
      this.#before = 0;
    } else if (event.type === 'checkpoint') {
      this.#stepsOf(event.stage).set(event.step, this.#before + (event.at - this.#since) / second);
    } else if (event.type === 'checkpoint.resumed') {
      this.#before = this.#stepsOf(event.stage).get(event.step) ?? 0;
      this.#since = event.at;
      return this.#before;
    } else if (event.type === 'stage.finished') {
      this.#finished.set(event.key, (this.#stage === event.stage ? this.#before : 0) + event.wallMs / second);
    } else if (event.type === 'stage.reused') return this.#finished.get(event.key) ?? 0;
    return 0;
  }

  #stepsOf(stage: string): Map<number, number> {
    const steps = this.#steps.get(stage) ?? new Map<number, number>();
    this.#steps.set(stage, steps);
    return steps;
  }
}
