import type { Clock } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { EventLog } from '../events/event-log.js';
import type { RunEvent, RunEventBody } from '../events/run-event.js';
import type { Journal } from '../journal/journal.js';
import { RecoveryLedger } from '../recovery/recovery-ledger.js';

export interface RecordParts {
  readonly runId: string;
  readonly journal: Journal;
  readonly log: EventLog;
  readonly clock: Clock;
  /** Told of every event that is kept. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** The one way an event of a living run comes to be: stamped, journalled, folded, then shown. */
export class RunRecord {
  readonly ledger = new RecoveryLedger();
  readonly #parts: RecordParts;

  constructor(parts: RecordParts) {
    this.#parts = parts;
    for (const event of parts.log.events) this.ledger.apply(event);
  }

  get events(): readonly RunEvent[] {
    return this.#parts.log.events;
  }

  /** Appends to the journal; durable with the next commit. Outcomes of recoveries follow by themselves. */
  add(body: RunEventBody): RunEvent {
    if (body.type === 'run.finished' || body.type === 'run.failed') {
      this.ledger.end(body.type === 'run.finished' ? 'helped' : 'failed');
      this.#addDue();
    }
    const event = this.#stamp(body, this.events.length + 1);
    this.#parts.journal.append(event);
    this.#parts.log.push(event);
    this.ledger.apply(event);
    this.#parts.onEvent?.(event);
    if (event.type !== 'recovery.outcome') this.#addDue();
    return event;
  }

  /** Notes calls into plugins that gave no answer. */
  addProblems(problems: readonly CallProblem[]): void {
    for (const problem of problems) this.add({ type: 'plugin.problem', ...problem });
  }

  /** Adds and waits until it is on the disk. */
  async commit(body: RunEventBody): Promise<void> {
    this.add(body);
    await this.sync();
  }

  /** Waits until everything added is on the disk. */
  async sync(): Promise<void> {
    await this.#parts.journal.commit();
  }

  /** Shows an event without keeping it. */
  pass(body: RunEventBody): void {
    this.#parts.log.pass(this.#stamp(body, this.events.length));
  }

  close(): void {
    this.#parts.journal.close();
    this.#parts.log.close();
  }

  #addDue(): void {
    for (const due of this.ledger.due) this.add({ type: 'recovery.outcome', ...due });
  }

  #stamp(body: RunEventBody, seq: number): RunEvent {
    return { seq, at: this.#parts.clock.now(), runId: this.#parts.runId, ...body };
  }
}
