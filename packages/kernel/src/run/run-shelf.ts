import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import { type JournalContent, readJournal } from '../journal/read-journal.js';
import { isLocked } from '../journal/run-lock.js';
import { emptyStatus, foldStatus } from './fold-status.js';
import { folderUnusable } from './require-writable.js';
import { isRunId, runFolder, runNotFound } from './run-folder.js';
import type { RunStatus } from './run-status.js';

/** The runs on disk, of this process and of others. */
export class RunShelf {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * The journal of a run.
   * @throws RetakeError `run_not_found`, `journal_invalid`
   */
  async read(id: string): Promise<JournalContent> {
    const { path, journal } = runFolder(this.#directory, id);
    try {
      const content = await readJournal(journal);
      if (content.events.length > 0) return content;
    } catch (error) {
      if (RetakeError.is(error)) throw error;
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(journal, id, error);
      if (!existsSync(path)) throw runNotFound(this.#directory, id);
      throw emptyJournal(journal, id, 'is missing');
    }
    throw emptyJournal(journal, id, 'holds no readable line');
  }

  /** @throws RetakeError `run_not_found`, `journal_invalid` */
  async status(id: string): Promise<RunStatus> {
    const { events } = await this.read(id);
    return foldStatus(id, events, await isLocked(runFolder(this.#directory, id).lock));
  }

  /** @throws RetakeError `run_not_found`, `journal_invalid` */
  async events(id: string): Promise<readonly RunEvent[]> {
    return (await this.read(id)).events;
  }

  /** All runs, newest first. One that cannot be read is listed with its problem. */
  async list(): Promise<readonly RunStatus[]> {
    const runs: RunStatus[] = [];
    for (const id of await this.#ids()) {
      try {
        runs.push(await this.status(id));
      } catch (error) {
        runs.push({ ...emptyStatus(id), state: 'failed', problem: (error as Error).message });
      }
    }
    return runs.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }

  async #ids(): Promise<string[]> {
    try {
      const entries = await readdir(this.#directory, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory() && isRunId(entry.name)).map(({ name }) => name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw folderUnusable(this.#directory, 'runs_directory_unusable', error);
    }
  }
}

function emptyJournal(file: string, id: string, what: string): RetakeError {
  return new RetakeError('journal_invalid', `The journal of the run ${id} ${what}: ${file}.`, {
    hint: 'Nothing is known of this run; start a new one. Its folder can be removed.',
    facts: { file, run: id },
  });
}

function unreadable(file: string, id: string, cause: unknown): RetakeError {
  const { message } = cause as Error;
  return new RetakeError('journal_invalid', `The journal of the run ${id} cannot be read: ${message}.`, {
    cause,
    hint: 'Look at the permissions of the file.',
    facts: { file, run: id },
  });
}
