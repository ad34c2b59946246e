import type { SeenEvent } from './tell-event.js';

/** Where a run stands, folded from its events. */
export class LogPlace {
  stage: string | undefined;
  /** From 1; one more after each failure. */
  attempt = 1;

  /** Takes an event in; gives the context of its own line. */
  note(event: SeenEvent): { readonly stage?: string; readonly attempt: number } {
    const { stage } = event as { readonly stage?: unknown };
    if (typeof stage === 'string') this.stage = stage;
    const { attempt } = this;
    if (event.type === 'failure') this.attempt += 1;
    if (event.type === 'run.finished') this.stage = undefined;
    return { attempt, ...(this.stage === undefined ? {} : { stage: this.stage }) };
  }
}
