import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, type Random, RetakeError } from '@retake/plugin-api';
import { lockRun } from '../journal/run-lock.js';
import { foldStatus } from '../run/fold-status.js';
import { isRunId, runFolder, runId } from '../run/run-folder.js';
import { RunShelf } from '../run/run-shelf.js';
import { syncFolder } from '../run/write-atomic.js';
import { collectState } from './collect-state.js';
import { fileSum } from './file-sum.js';
import { putBack } from './put-back.js';
import { type Snapshot, snapshotVersion } from './snapshot.js';
import { readManifest, writeManifest } from './snapshot-file.js';
import { snapshotNotFound } from './snapshot-problem.js';

/** Nobody saves or removes for as long. */
const abandonedMs = 3_600_000;

export interface SnapshotsOptions {
  /** Absolute path. */
  readonly runsDirectory: string;
  readonly clock: Clock;
  readonly random: Random;
}

export interface PruneOptions {
  /** All runs unless given. */
  readonly run?: string;
  /** So many of each run are kept, the newest. */
  readonly keep?: number;
  /** Older ones go, in milliseconds. */
  readonly olderThanMs?: number;
}

/** A snapshot that can only be removed. */
export interface UnreadableSnapshot {
  readonly run: string;
  readonly id: string;
  readonly problem: string;
}

/** What is wrong with a snapshot; empty when it can be restored. */
export interface SnapshotCheck {
  readonly snapshot: string;
  readonly problems: readonly string[];
}

/**
 * Copies of a run's state in `<run>/snapshots`: JSON and safetensors, each with checksums. Several processes may save, list, check
 * and prune at once, also while the run goes on; restoring takes the run's lock.
 */
export class Snapshots {
  readonly #options: SnapshotsOptions;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  /** Copies the state of a run as it is now. @throws RetakeError `run_not_found`, `journal_invalid` */
  async save(run: string, { label = '' }: { readonly label?: string } = {}): Promise<Snapshot> {
    const { runsDirectory, clock, random } = this.#options;
    const { events } = await new RunShelf(runsDirectory).read(run);
    const id = runId(clock.now(), random.id());
    const draft = join(this.#folder(run), `.${id}.saving`);
    await mkdir(draft, { recursive: true });
    try {
      const files = await collectState(runFolder(runsDirectory, run).path, events, draft);
      const { model, stage, step } = foldStatus(run, events, false);
      const place = { model, stage, step, label, seq: events.length };
      const head = { format: 'retake-snapshot', version: snapshotVersion, id, run } as const;
      const snapshot: Snapshot = { ...head, createdAt: clock.now(), ...place, files };
      await writeManifest(draft, snapshot);
      await rename(draft, join(this.#folder(run), id));
      await syncFolder(this.#folder(run));
      return snapshot;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  /** Those of a run, or of all, newest first. `unreadable` gives the others. @throws RetakeError `run_not_found` */
  async list(run?: string): Promise<readonly Snapshot[]> {
    const found: Snapshot[] = [];
    for (const one of run === undefined ? await this.#runs() : [run])
      for (const id of await this.ids(one)) {
        const snapshot = await readManifest(join(this.#folder(one), id)).catch(() => undefined);
        if (snapshot) found.push(snapshot);
      }
    return found.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }

  /** Those whose manifest cannot be used, oldest first: damaged, or of another version. @throws RetakeError `run_not_found` */
  async unreadable(run?: string): Promise<readonly UnreadableSnapshot[]> {
    const found: UnreadableSnapshot[] = [];
    for (const one of run === undefined ? await this.#runs() : [run])
      for (const id of await this.ids(one))
        await readManifest(join(this.#folder(one), id)).catch((error: Error) =>
          found.push({ run: one, id, problem: error.message }),
        );
    return found;
  }

  /** Ids of a run's snapshots, oldest first, readable or not. @throws RetakeError `run_not_found` */
  async ids(run: string): Promise<readonly string[]> {
    return (await namesIn(this.#folder(run))).filter(isRunId).sort();
  }

  /** Reads every byte of a snapshot. @throws RetakeError `run_not_found`, `snapshot_not_found` */
  async check(run: string, id: string): Promise<SnapshotCheck> {
    const folder = await this.#require(run, id);
    const problems: string[] = [];
    try {
      for (const { path, bytes, sha256 } of (await readManifest(folder)).files) {
        const sum = await fileSum(join(folder, path)).catch((error: Error) => error.message);
        if (typeof sum === 'string') problems.push(sum);
        else if (sum.bytes !== bytes) problems.push(`${path} has ${sum.bytes} bytes instead of ${bytes}`);
        else if (sum.sha256 !== sha256) problems.push(`${path}: its checksum is wrong`);
      }
    } catch (error) {
      problems.push(RetakeError.is(error) ? error.message : String(error));
    }
    return { snapshot: id, problems };
  }

  /**
   * Brings a run back to where it was. Where it stands now is saved first, if that can be read.
   * @returns the snapshot of what was there before
   * @throws RetakeError `snapshot_not_found`, `snapshot_invalid`, and `run_locked` while a process drives the run
   */
  async restore(run: string, id: string): Promise<Snapshot | undefined> {
    const { runsDirectory, random } = this.#options;
    const folder = await this.#require(run, id);
    const lock = await lockRun(runFolder(runsDirectory, run).lock, random.id());
    try {
      const snapshot = await readManifest(folder);
      const before = await this.save(run, { label: `before restoring ${id}` }).catch(ignoreUnreadable);
      try {
        await putBack(folder, snapshot, runFolder(runsDirectory, run).path);
      } catch (error) {
        // Nothing has changed, so there is nothing to keep.
        if (before && RetakeError.is(error) && error.code === 'snapshot_invalid')
          await this.#remove(run, before.id);
        throw error;
      }
      return before;
    } finally {
      await lock.release();
    }
  }

  /**
   * Removes old snapshots. One that cannot be read counts as older than all that can, with `olderThanMs` by the time in its id.
   * Gives the ids of those that are gone.
   * @throws RetakeError `run_not_found`
   */
  async prune({ run, keep, olderThanMs }: PruneOptions): Promise<readonly string[]> {
    const now = this.#options.clock.now();
    const gone: string[] = [];
    for (const one of run === undefined ? await this.#runs() : [run]) {
      const lost = (await this.unreadable(one)).map(({ id }) => ({ id, createdAt: savedAt(id) })).reverse();
      const all = [...(await this.list(one)), ...lost];
      const old = all.filter(
        ({ createdAt }, place) =>
          (keep !== undefined && place >= keep) ||
          (olderThanMs !== undefined && now - createdAt > olderThanMs),
      );
      await this.#sweep(one, now);
      for (const { id } of old) if (await this.#remove(one, id)) gone.push(id);
    }
    return gone;
  }

  /** Renamed first, so that nobody finds half of it; who renames removes. */
  async #remove(run: string, id: string): Promise<boolean> {
    const grave = join(this.#folder(run), `.${id}.${this.#options.random.id()}.gone`);
    try {
      await rename(join(this.#folder(run), id), grave);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    await rm(grave, { recursive: true, force: true });
    return true;
  }

  /** What processes that were killed left half saved or half removed. */
  async #sweep(run: string, now: number): Promise<void> {
    const folder = this.#folder(run);
    for (const name of await namesIn(folder)) {
      if (!name.startsWith('.')) continue;
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found && now - found.mtimeMs > abandonedMs)
        await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  async #require(run: string, id: string): Promise<string> {
    if (!(await this.ids(run)).includes(id)) throw snapshotNotFound(run, id);
    return join(this.#folder(run), id);
  }

  #folder(run: string): string {
    return join(runFolder(this.#options.runsDirectory, run).path, 'snapshots');
  }

  async #runs(): Promise<readonly string[]> {
    return (await namesIn(this.#options.runsDirectory)).filter(isRunId);
  }
}

/** The time in an id such as `20260101-235959-x`, in milliseconds since the epoch. */
function savedAt(id: string): number {
  return Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** A run whose journal is damaged has no state that could be kept; to restore it is what the person wants. */
function ignoreUnreadable(error: unknown): undefined {
  if (RetakeError.is(error) && error.code === 'journal_invalid') return undefined;
  throw error;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
