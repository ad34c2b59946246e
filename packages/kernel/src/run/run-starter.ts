import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Clock, type Logger, type Plan, points, type Random, RetakeError } from '@retake/plugin-api';
import type { SharedBreakers } from '../breaker/shared-breakers.js';
import { EventLog } from '../events/event-log.js';
import type { RunSettings } from '../events/run-creation.js';
import type { RunEvent } from '../events/run-event.js';
import { HistoryRecorder } from '../history/history-recorder.js';
import type { HistoryStore } from '../history/history-store.js';
import { Journal } from '../journal/journal.js';
import { lockRun, type RunLock } from '../journal/run-lock.js';
import type { PluginHost } from '../lifecycle/index.js';
import type { ChoosingRules } from '../recovery/choosing-rules.js';
import type { Priorities } from '../recovery/priorities.js';
import { type RecoveryLimits, recoveryLimits } from '../recovery/recovery-limits.js';
import { resolveChain } from '../recovery/resolve-chain.js';
import { changeOnResume } from './change-on-resume.js';
import type { ChosenHardware } from './choose-hardware.js';
import { driveRun } from './drive-run.js';
import { foldSettings } from './fold-settings.js';
import { foldStatus } from './fold-status.js';
import { JobQueue } from './job-queue.js';
import { placeLogger } from './place-logger.js';
import type { PreparedRun, RunRequest } from './prepare-run.js';
import { readVersions } from './read-versions.js';
import { requireFileName } from './require-file-name.js';
import { folderUnusable, requireWritable } from './require-writable.js';
import type { ResumeOptions, RunOptions } from './retake.js';
import { type RunFolder, runFolder, runId, runNotFound } from './run-folder.js';
import { RunJob } from './run-job.js';
import { RunRecord } from './run-record.js';
import { RunShelf } from './run-shelf.js';
import { syncFolder } from './write-atomic.js';

export interface StarterParts {
  readonly runsDirectory: string;
  readonly plugins: PluginHost;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly history: HistoryStore;
  readonly choosing: ChoosingRules;
  /** Of every run unless it is given others. */
  readonly limits: Partial<RecoveryLimits>;
  readonly priorities: Priorities;
  readonly breakers?: SharedBreakers;
}

/** Brings runs to life: new ones and those on disk. */
export class RunStarter {
  readonly #parts: StarterParts;
  readonly #queue = new JobQueue();
  readonly #jobs = new Set<RunJob>();

  constructor(parts: StarterParts) {
    this.#parts = parts;
  }

  async create(
    request: RunRequest,
    prepared: PreparedRun,
    hardware: ChosenHardware,
    options: RunOptions,
    levelName?: string,
  ): Promise<RunJob> {
    const { clock, random, runsDirectory } = this.#parts;
    const id = runId(clock.now(), random.id());
    const folder = runFolder(runsDirectory, id);
    const settings = {
      ...settingsOf(options, this.#parts.limits, this.#parts.choosing.seed ?? random.next()),
      chain: resolveChain(options.chain ?? [], prepared.levers),
      ...(levelName === undefined ? {} : { levelName }),
    };
    requireFileName(settings.outputName);
    await requireFolders(runsDirectory, settings);
    await mkdir(folder.path, { recursive: true });
    const lock = await lockRun(folder.lock, random.id());
    return this.#guarded(lock, async (opened) => {
      const run = opened(this.#open(folder, id, new EventLog(), 0));
      const { facts, simulated } = hardware;
      const versions = readVersions(this.#parts.plugins);
      run.record.add({ type: 'run.created', request, settings, versions, hardware: facts, simulated });
      const { adjustments: changes, plan, estimates } = prepared;
      if (changes.length > 0) run.record.add({ type: 'request.adjusted', changes });
      await run.record.commit({ type: 'plan.made', plan, estimates });
      await syncFolder(folder.path);
      await syncFolder(dirname(folder.path));
      return this.#launch({ ...run, folder, lock, settings, plan, hardware, options });
    });
  }

  async resume(id: string, hardware: ChosenHardware, options: ResumeOptions): Promise<RunJob> {
    const { runsDirectory, plugins, random } = this.#parts;
    const shelf = new RunShelf(runsDirectory);
    refuseFinished(id, (await shelf.read(id)).events);
    const folder = runFolder(runsDirectory, id);
    await requireWritable(folder.path, 'runs_directory_unusable');
    const lock = await lockRun(folder.lock, random.id());
    return this.#guarded(lock, async (opened) => {
      const { events, bytes } = await shelf.read(id);
      refuseFinished(id, events);
      const [created] = events;
      const { plan: stored } = foldStatus(id, events, true);
      if (created?.type !== 'run.created' || !stored) throw runNotFound(runsDirectory, id);
      plugins.get(points.model, stored.model);
      const kept = foldSettings(created.settings, events);
      const course = changeOnResume(stored, kept, options);
      const limits = recoveryLimits(options.limits, { ...kept.limits, ...this.#parts.limits });
      const { plan, changes } = course;
      const { outputDirectory, outputName } = course.settings;
      await requireFolders(runsDirectory, course.settings);
      const run = opened(this.#open(folder, id, new EventLog(events), bytes));
      run.record.add({ type: 'run.resumed' });
      if (changes.length > 0)
        run.record.add({ type: 'run.changed', changes, plan, outputDirectory, outputName });
      await run.record.sync();
      const settings = { ...course.settings, limits };
      return this.#launch({ ...run, folder, lock, settings, plan, hardware, options });
    });
  }

  /** Cancels all jobs and waits for their end. */
  async stop(): Promise<void> {
    await Promise.all([...this.#jobs].map((job) => job.cancel()));
  }

  #open(folder: RunFolder, id: string, log: EventLog, bytes: number): OpenRun {
    const journal = Journal.open(folder.journal, bytes);
    const { clock, history } = this.#parts;
    const recorder = new HistoryRecorder(id);
    for (const event of log.events) recorder.note(event);
    const onEvent = (event: RunEvent) => history.add(recorder.note(event));
    return { id, log, record: new RunRecord({ runId: id, journal, log, clock, onEvent }) };
  }

  #launch(run: Launch): RunJob {
    const { id, options, record } = run;
    const controller = new AbortController();
    // every plugin that is asked at once listens; that many are no leak
    setMaxListeners(0, controller.signal);
    const stop = () => controller.abort(options.signal?.reason);
    if (options.signal?.aborted) stop();
    else options.signal?.addEventListener('abort', stop, { once: true });
    const driving = this.#queue
      .enter(() => this.#drive(run, controller.signal), controller.signal)
      .finally(async () => {
        options.signal?.removeEventListener('abort', stop);
        await this.#parts.history.written();
        await run.lock.release();
        record.close();
      });
    const job = new RunJob(id, run.log, controller, driving);
    this.#jobs.add(job);
    void job.settled().then(() => this.#jobs.delete(job));
    return job;
  }

  async #drive(run: Launch, signal: AbortSignal): Promise<void> {
    const { id, record, settings, hardware, folder } = run;
    const { plugins, clock, random, logger, history, choosing, breakers, priorities } = this.#parts;
    if (!signal.aborted) record.add({ type: 'run.started', pid: process.pid });
    const stopTelling = history.onProblem((problem) => {
      if (!record.ended) record.add({ type: 'history.problem', ...problem });
    });
    const { consent } = run.options;
    try {
      await driveRun(
        {
          id,
          folder: folder.path,
          plugins,
          hardware: hardware.facts,
          settings,
          record,
          history,
          choosing,
          priorities,
          reached: { stages: [], stage: '', fraction: 0 },
          clock,
          random,
          logger: placeLogger(logger, { run: id }),
          signal,
          ...(consent ? { consent } : {}),
          ...(breakers ? { breakers } : {}),
        },
        run.plan,
      );
    } finally {
      stopTelling();
    }
  }

  /** Lets go of the run again when it does not come to life. @throws RetakeError in place of what a full disk throws */
  async #guarded<T>(lock: RunLock, work: (opened: (run: OpenRun) => OpenRun) => Promise<T>): Promise<T> {
    const open: OpenRun[] = [];
    try {
      return await work((run) => {
        open.push(run);
        return run;
      });
    } catch (error) {
      for (const { record } of open) record.close();
      await lock.release();
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
      throw folderUnusable(this.#parts.runsDirectory, 'runs_directory_unusable', error);
    }
  }
}

interface OpenRun {
  readonly id: string;
  readonly log: EventLog;
  readonly record: RunRecord;
}

interface Launch extends OpenRun {
  readonly folder: RunFolder;
  readonly lock: RunLock;
  readonly settings: RunSettings;
  readonly plan: Plan;
  readonly hardware: ChosenHardware;
  readonly options: ResumeOptions;
}

function settingsOf(options: RunOptions, limits: Partial<RecoveryLimits>, decisionSeed: number): RunSettings {
  return {
    strict: options.strict ?? false,
    maxQualityCost: options.maxQualityCost ?? 1,
    limits: recoveryLimits(options.limits, limits),
    decisionSeed,
    outputDirectory: options.outputDirectory === undefined ? null : resolve(options.outputDirectory),
    outputName: options.outputName ?? null,
  };
}

async function requireFolders(runsDirectory: string, { outputDirectory }: RunSettings): Promise<void> {
  await requireWritable(runsDirectory, 'runs_directory_unusable');
  if (outputDirectory !== null) await requireWritable(outputDirectory, 'output_unwritable');
}

function refuseFinished(id: string, events: EventLog['events']): void {
  const end = events.findLast(({ type }) => type === 'run.finished');
  if (end?.type !== 'run.finished') return;
  const clip = end.files.video ?? Object.values(end.files)[0];
  const made = clip === undefined ? '' : `its clip is ${clip} and `;
  throw new RetakeError('run_finished', `The run ${id} is finished; ${made}its report is ${end.report}.`, {
    hint: `Nothing to resume; the result is ${clip ?? end.report}.`,
    facts: { run: id, files: end.files, report: end.report },
  });
}
