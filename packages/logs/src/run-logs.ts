import type { Logger } from '@retake/plugin-api';
import { errorFields } from './error-fields.js';
import { logFolder } from './log-folder.js';
import type { LogLevel } from './log-level.js';
import { LogPlace } from './log-place.js';
import { type RedactOptions, Redactor } from './redactor.js';
import { type RotationOptions, RunLog } from './run-log.js';
import { systemState } from './system-state.js';
import { type SeenEvent, tellEvent } from './tell-event.js';

export interface LogsOptions extends RedactOptions {
  /** Absolute path of the folder that holds the runs. */
  readonly runsDirectory: string;
  readonly rotation?: RotationOptions;
  /** Gets everything that kernel and plugins log, as well. */
  readonly also?: Logger;
  /** Milliseconds since the epoch; events before the first call are not logged again. */
  readonly now: () => number;
}

interface LoggedJob {
  readonly id: string;
  events(): AsyncIterable<SeenEvent>;
}

interface Runs<Job extends LoggedJob> {
  submit(...words: never[]): Promise<Job>;
  resume(...words: never[]): Promise<Job>;
}

interface OpenLog {
  readonly log: RunLog;
  readonly place: LogPlace;
  /** The error behind the failure that is told next. */
  thrown?: unknown;
}

interface HeldLine {
  readonly level: LogLevel;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const mostHeld = 500;
const loggerLevels = ['debug', 'info', 'warn', 'error'] as const;

/** Logs of runs: each in its own folder, folded from the run's events. Nothing here can fail a run or hold it up. */
export class RunLogs {
  readonly #options: LogsOptions;
  readonly #since: number;
  readonly #open = new Map<string, OpenLog>();
  readonly #following = new Set<Promise<void>>();
  readonly #held: HeldLine[] = [];
  /** For kernel and plugins. Lines that name no run go into the logs of the runs that are open, or wait for one. */
  readonly logger: Logger;

  constructor(options: LogsOptions) {
    this.#options = options;
    this.#since = options.now();
    const [debug, info, warn, error] = loggerLevels.map((level) => (fields: object, message: string) => {
      try {
        options.also?.[level](fields, message);
        this.#take(level.toUpperCase() as LogLevel, { ...fields }, message);
      } catch {
        // What cannot be told must not stop what it tells of.
      }
    });
    const silent = () => undefined;
    this.logger = {
      debug: debug ?? silent,
      info: info ?? silent,
      warn: warn ?? silent,
      error: error ?? silent,
    };
  }

  /** The same Retake, whose runs are logged from their first event on. */
  watch<Job extends LoggedJob, R extends Runs<Job>>(retake: R): R {
    const logged =
      <W extends never[]>(start: (...words: W) => Promise<Job>) =>
      async (...words: W) => {
        const job = await start(...words);
        void this.follow(job);
        return job;
      };
    const submit = logged(retake.submit);
    const generate = async (...words: never[]) =>
      ((await submit(...words)) as unknown as { result(): unknown }).result();
    return {
      ...retake,
      submit,
      resume: logged(retake.resume),
      ...('generate' in retake ? { generate } : {}),
    };
  }

  /** Logs a run until it ends. Never rejects. */
  follow(job: LoggedJob): Promise<void> {
    const following = this.#follow(job).catch(() => undefined);
    this.#following.add(following);
    return following.finally(() => this.#following.delete(following));
  }

  /** Waits until the runs that have ended are logged to their end. */
  async close(): Promise<void> {
    await Promise.all(this.#following);
  }

  async #follow(job: LoggedJob): Promise<void> {
    const { runsDirectory, rotation, now } = this.#options;
    const folder = logFolder(runsDirectory, job.id);
    const log = await RunLog.open(folder, job.id, new Redactor(this.#options), now(), rotation);
    const open: OpenLog = { log, place: new LogPlace() };
    this.#open.set(job.id, open);
    const told = this.#held.splice(0);
    try {
      for await (const event of job.events()) {
        log.learn(event);
        for (const { level, fields, message } of told.splice(0)) log.write(level, fields, message);
        await this.#tell(open, event);
      }
    } finally {
      this.#open.delete(job.id);
      await log.close();
    }
  }

  async #tell(open: OpenLog, event: SeenEvent): Promise<void> {
    const context = open.place.note(event);
    const line = event.at < this.#since ? undefined : tellEvent(event);
    if (!line) return;
    const more = event.type === 'failure' ? await this.#circumstances(open) : {};
    open.log.write(line.level, { ...context, at: event.at, ...line.fields, ...more }, line.message);
  }

  async #circumstances(open: OpenLog): Promise<object> {
    const { thrown } = open;
    delete open.thrown;
    const system = await systemState({ directory: this.#options.runsDirectory });
    return { ...(thrown === undefined ? {} : { err: errorFields(thrown) }), system };
  }

  #take(level: LogLevel, fields: Record<string, unknown>, message: string): void {
    const { run, err, ...rest } = fields;
    const line = { ...rest, ...(err === undefined ? {} : { err: errorFields(err) }) };
    const named = typeof run === 'string' ? this.#open.get(run) : undefined;
    if (named && err !== undefined && 'code' in fields) named.thrown = err;
    const targets = named ? [named] : typeof run === 'string' ? [] : [...this.#open.values()];
    for (const { log, place } of targets) {
      const { stage, attempt } = place;
      log.write(level, { attempt, ...(stage === undefined ? {} : { stage }), ...line }, message);
    }
    if (targets.length > 0) return;
    this.#held.push({ level, fields: line, message });
    if (this.#held.length > mostHeld) this.#held.shift();
  }
}
