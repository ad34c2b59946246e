import { readFile } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import type { EventLog } from '../events/event-log.js';
import type { RunEvent } from '../events/run-event.js';
import { foldStatus } from './fold-status.js';
import type { Job, RunResult, Settled } from './job.js';
import { runFailed } from './run-failed.js';
import type { RunReport } from './run-report.js';
import type { RunStatus } from './run-status.js';

/** A job over the events of a run and the promise of its end. */
export class RunJob implements Job {
  readonly id: string;
  readonly #log: EventLog;
  readonly #controller: AbortController;
  readonly #settled: Promise<Settled>;
  #driven = true;

  /** @param driving resolves at the end of the run, rejects when it could not even be recorded. */
  constructor(id: string, log: EventLog, controller: AbortController, driving: Promise<void>) {
    this.id = id;
    this.#log = log;
    this.#controller = controller;
    this.#settled = driving
      .then(
        () => this.#end(),
        (error: unknown) => this.#crash(error),
      )
      .finally(() => {
        this.#driven = false;
      });
  }

  async result(): Promise<RunResult> {
    const settled = await this.#settled;
    if (settled.state === 'succeeded') return settled.result;
    throw settled.error;
  }

  settled(): Promise<Settled> {
    return this.#settled;
  }

  status(): RunStatus {
    const status = foldStatus(this.id, this.#log.events, this.#driven);
    if (status.state !== 'running' && status.state !== 'queued') return status;
    const live = this.#log.latest('progress');
    return {
      ...status,
      state: this.#controller.signal.aborted ? 'canceling' : status.state,
      ...(live?.type === 'progress' ? { overall: live.overall, step: live.step ?? status.step } : {}),
    };
  }

  async cancel(): Promise<void> {
    this.#controller.abort(new RetakeError('canceled', `The run ${this.id} was canceled.`));
    await this.#settled;
  }

  events(): AsyncIterable<RunEvent> {
    return this.#log.iterate();
  }

  async #end(): Promise<Settled> {
    const end = this.#log.events.findLast(({ type }) => type.startsWith('run.'));
    if (end?.type === 'run.failed') return { state: 'failed', error: runFailed(this.#log.events, end) };
    if (end?.type !== 'run.finished') {
      const message = `The run ${this.id} was canceled; it can be resumed.`;
      return { state: 'canceled', error: new RetakeError('canceled', message, { facts: { run: this.id } }) };
    }
    try {
      const report = JSON.parse(await readFile(end.report, 'utf8')) as RunReport;
      const { files, report: reportPath } = end;
      return { state: 'succeeded', result: { runId: this.id, files, report, reportPath } };
    } catch (error) {
      return this.#crash(error);
    }
  }

  #crash(error: unknown): Settled {
    const message = `The run ${this.id} could not be recorded: ${(error as Error)?.message ?? String(error)}`;
    return {
      state: 'failed',
      error: new RetakeError('run_failed', message, { cause: error, facts: { run: this.id } }),
    };
  }
}
