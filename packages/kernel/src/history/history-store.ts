import { randomUUID } from 'node:crypto';
import type { Client, InStatement, Transaction } from '@libsql/client';
import type { Clock } from '@retake/plugin-api';
import { breakerDefaults } from '../breaker/breaker-rules.js';
import { bulkhead } from '../policy/bulkhead.js';
import { circuitBreaker } from '../policy/circuit-breaker.js';
import { exponentialDelay } from '../policy/exponential-delay.js';
import { fallback } from '../policy/fallback.js';
import { type Guard, guard } from '../policy/guard.js';
import { retry } from '../policy/retry.js';
import { type HistoryProblem, historyProblem, isBusy, isDamaged, movedAside } from './history-problem.js';
import type { HistoryRow } from './history-rows.js';
import { moveAside } from './move-aside.js';
import { openDatabase } from './open-database.js';
import { rowStatement } from './row-statement.js';
import { takeOver } from './take-over.js';

export interface HistoryStoreOptions {
  /** The SQLite file. */
  readonly path: string;
  /** Counts of earlier versions, taken over once; none when absent. */
  readonly oldPath?: string;
  readonly clock: Clock;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

const retries = 3;
const firstMs = 50;
const queue = 10_000;

/**
 * What happened on this machine, in one SQLite file shared by all processes. It only ever helps to choose: when the file
 * cannot be used, reads give undefined, writes are dropped, and `problem` says why. A damaged file is moved aside, and a new one
 * begun. Never throws.
 */
export class HistoryStore {
  readonly #options: HistoryStoreOptions;
  readonly #guard: Guard;
  readonly #listeners = new Set<(problem: HistoryProblem) => void>();
  #client: Promise<Client> | undefined;
  #problem: HistoryProblem | undefined;
  #usable = true;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: HistoryStoreOptions) {
    this.#options = options;
    const delayMs = exponentialDelay({ firstMs, factor: 2, capMs: firstMs * 8, jitter: 0, random: () => 0 });
    const tell = ({ error }: { readonly error: unknown }) => this.#tell(error);
    const { clock } = options;
    this.#guard = guard(
      fallback(tell),
      bulkhead({ limit: 1, queue }),
      circuitBreaker(breakerDefaults, clock),
      retry({ retries, delayMs, clock, when: ({ error }) => isBusy(error) || isDamaged(error) }),
    );
  }

  /** Why the file cannot be used, or that it was moved aside; undefined while nothing is wrong. */
  get problem(): HistoryProblem | undefined {
    return this.#problem;
  }

  /** Calls back when the file turns out to be unusable, at once when that is known already. Gives the way to stop. */
  onProblem(listener: (problem: HistoryProblem) => void): () => void {
    this.#listeners.add(listener);
    if (this.#problem) listener(this.#problem);
    return () => this.#listeners.delete(listener);
  }

  /** Adds rows in the background, in the order they come. */
  add(rows: readonly HistoryRow[]): void {
    if (rows.length === 0) return;
    const statements = rows.map(rowStatement);
    this.#writing = this.#use((client) => client.batch(statements, 'write'));
  }

  /** Resolves when everything added so far is written, or could not be. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** Rows of a query, after everything added before; undefined when the file cannot be used. */
  async query(sql: string, args: readonly Value[] = []): Promise<readonly Row[] | undefined> {
    const statement: InStatement = { sql, args: [...args] };
    return this.#use(async (client) => (await client.execute(statement)).rows as unknown as readonly Row[]);
  }

  /** Reads and writes as one step that no other process can come between; undefined when the file cannot be used. */
  async exclusively<T>(work: (transaction: Transaction) => Promise<T>): Promise<T | undefined> {
    return this.#use(async (client) => {
      const transaction = await client.transaction('write');
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } finally {
        transaction.close();
      }
    });
  }

  /** Waits for what is being written and closes the file. */
  async close(): Promise<void> {
    await this.written();
    const client = await this.#client?.catch(() => undefined);
    client?.close();
    this.#client = undefined;
  }

  async #use<T>(work: (client: Client) => Promise<T>): Promise<T | undefined> {
    const outcome = await this.#guard.run(async () => {
      try {
        return await work(await this.#open());
      } catch (error) {
        if (isDamaged(error)) await this.#begin(error);
        throw error;
      }
    });
    return outcome.ok ? outcome.value : undefined;
  }

  async #open(): Promise<Client> {
    this.#client ??= openDatabase(this.#options.path).then(async (client) => {
      if (this.#options.oldPath !== undefined) await takeOver(client, this.#options.oldPath);
      return client;
    });
    try {
      return await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
  }

  /** Puts a damaged file aside, so that the next try begins a new one. */
  async #begin(error: unknown): Promise<void> {
    const { path, clock } = this.#options;
    const client = await this.#client?.catch(() => undefined);
    client?.close();
    this.#client = undefined;
    const moved = await moveAside(path, () => clock.now(), randomUUID).catch(() => undefined);
    if (moved !== undefined) this.#report(movedAside(path, moved, error));
  }

  #tell(error: unknown): undefined {
    if (this.#usable) this.#report(historyProblem(this.#options.path, error));
    this.#usable = false;
    return undefined;
  }

  #report(problem: HistoryProblem): void {
    this.#problem = problem;
    for (const listener of this.#listeners) listener(problem);
  }
}
