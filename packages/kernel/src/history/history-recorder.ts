import type { RunEvent, RunEventOf } from '../events/run-event.js';
import type { HistoryRow, RecoveryRow, RunRow } from './history-rows.js';
import { StageClock } from './stage-clock.js';

const second = 1_000;

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Makes the rows of the history out of a run's events. The same fold serves a living run and a resumed one. */
export class HistoryRecorder {
  readonly #run: Draft<RunRow>;
  readonly #recoveries: Draft<RecoveryRow>[] = [];
  readonly #stages = new StageClock();
  #work = new Map<string, number>();
  #failure: RunEventOf<'failure'> | undefined;
  #classes = new Map<string, string>();

  constructor(run: string) {
    this.#run = { run, at: 0, model: '', device: '', outcome: 'running', seconds: 0, savedSeconds: 0 };
  }

  /** Rows that this event adds or replaces. */
  note(event: RunEvent): readonly HistoryRow[] {
    const saved = this.#stages.note(event);
    if (saved > 0) this.#save(saved);
    if (event.type === 'run.created') {
      this.#run.at = event.at;
      this.#run.device = event.hardware.id;
    } else if (event.type === 'plan.made') {
      this.#run.model = event.plan.model;
      this.#work = new Map(event.estimates.map(({ stage, work }) => [stage, work]));
      return [this.#runRow(event)];
    } else if (event.type === 'failure') return [this.#fail(event)];
    else if (event.type === 'recovery.proposed') {
      this.#classes = new Map(event.actions.map(({ id, strategyClass = '' }) => [id, strategyClass]));
    } else if (event.type === 'recovery.operated') return event.changed ? [] : [this.#operateInVain(event)];
    else if (event.type === 'recovery.applied') return [this.#apply(event)];
    else if (event.type === 'recovery.outcome') return this.#settle(event);
    else if (event.type === 'stage.finished') return [this.#finish(event)];
    else if (event.type === 'run.finished') return [this.#end(event, 'succeeded')];
    else if (event.type === 'run.failed') return [this.#end(event, 'failed')];
    else if (event.type === 'run.canceled') return [this.#end(event, 'canceled')];
    return [];
  }

  #fail(event: RunEventOf<'failure'>): HistoryRow {
    this.#failure = event;
    const { code, type, category, severity, stage = '' } = event.failure;
    const { run, device, model } = this.#run;
    const place = { stage, device, model };
    return { table: 'failures', run, seq: event.seq, at: event.at, code, type, category, severity, ...place };
  }

  #apply(event: RunEventOf<'recovery.applied'>): HistoryRow {
    const row = this.#rowOf(event, event.action.id, event.action.strategyClass);
    this.#recoveries.push(row);
    this.#run.model = event.plan.model;
    return { table: 'recoveries', ...row };
  }

  /** A repair that changed nothing never becomes an applied action; it failed all the same. */
  #operateInVain(event: RunEventOf<'recovery.operated'>): HistoryRow {
    const row = this.#rowOf(event, event.actionId, this.#classes.get(event.actionId) ?? '');
    return { table: 'recoveries', ...row, outcome: 'failed', seconds: event.wallMs / second };
  }

  #rowOf(
    { seq, at, failureCode, place }: RunEventOf<'recovery.applied' | 'recovery.operated'>,
    action: string,
    strategyClass: string,
  ): Draft<RecoveryRow> {
    const { run, device, model } = this.#run;
    const type = this.#failure?.failure.type ?? null;
    const what = {
      run,
      seq,
      at,
      action,
      strategyClass,
      code: failureCode,
      type,
      stage: place,
      device,
      model,
    };
    return { ...what, outcome: 'pending', seconds: null, savedSeconds: 0 };
  }

  #settle(event: RunEventOf<'recovery.outcome'>): readonly HistoryRow[] {
    const row = this.#recoveries.find(
      ({ outcome, action, code }) =>
        outcome === 'pending' && action === event.actionId && code === event.failureCode,
    );
    if (!row) return [];
    row.outcome = event.outcome;
    row.seconds = Math.max(0, event.at - row.at) / second;
    return [{ table: 'recoveries', ...row }];
  }

  #finish(event: RunEventOf<'stage.finished'>): HistoryRow {
    const { run, device, model } = this.#run;
    const { seq, at, stage } = event;
    const work = this.#work.get(stage) ?? 0;
    return { table: 'stages', run, seq, at, stage, device, model, seconds: event.wallMs / second, work };
  }

  #end(event: RunEvent, outcome: RunRow['outcome']): HistoryRow {
    this.#run.outcome = outcome;
    return this.#runRow(event);
  }

  #runRow({ at }: RunEvent): HistoryRow {
    this.#run.seconds = Math.max(0, at - this.#run.at) / second;
    return { table: 'runs', ...this.#run };
  }

  /** What is kept is the merit of the recovery that led into this attempt. */
  #save(seconds: number): void {
    this.#run.savedSeconds += seconds;
    const last = this.#recoveries.at(-1);
    if (last) last.savedSeconds += seconds;
  }
}
