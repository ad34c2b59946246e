import type { Clock } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { EventLog } from '../events/event-log.js';
import type { RunEvent, RunEventBody, RunEventType } from '../events/run-event.js';
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

/** What has happened whether the disk holds it or not; all other events are promises, that only hold once they are kept. */
const toldAnyway: ReadonlySet<RunEventType> = new Set<RunEventType>([
  'run.started',
  'worker',
  'plugin.problem',
  'history.problem',
  'failure',
  'recovery.proposed',
  'recovery.operated',
  'recovery.outcome',
  'run.failed',
  'run.canceled',
]);

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

  /** Whether the run has come to its end; nothing may follow but a resume. */
  get ended(): boolean {
    const last = this.events.findLast(({ type }) => type.startsWith('run.'))?.type;
    return last === 'run.finished' || last === 'run.failed' || last === 'run.canceled';
  }

  /**
   * Appends to the journal; durable with the next commit. Outcomes of recoveries follow by themselves.
   * @throws what the system says when the disk does not take it, but not for what has happened already: failures and ends.
   */
  add(body: RunEventBody): RunEvent {
    if (body.type === 'run.finished' || body.type === 'run.failed') {
      this.ledger.end(body.type === 'run.finished' ? 'helped' : 'failed');
      this.#addDue();
    }
    const event = this.#stamp(body, this.events.length + 1);
    if (toldAnyway.has(event.type)) this.#parts.journal.appendAnyway(event);
    else this.#parts.journal.append(event);
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

  /** Adds and waits until it is on the disk; failures and ends are told also when it does not take them. */
  async commit(body: RunEventBody): Promise<void> {
    this.add(body);
    try {
      await this.sync();
    } catch (error) {
      if (!toldAnyway.has(body.type)) throw error;
    }
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
