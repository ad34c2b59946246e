import type { Transaction } from '@libsql/client';
import type { Clock, Failure } from '@retake/plugin-api';
import type { HistoryStore } from '../history/history-store.js';
import { processLives, processToken } from '../journal/process-token.js';
import { type Asker, admit, type Refusal, type Ticket } from './admit.js';
import type { BreakerRules } from './breaker-rules.js';
import { type BreakerState, closedBreaker } from './breaker-state.js';
import { settle, type TryOutcome } from './settle.js';
import type { SharedBreaker } from './shared-breaker.js';

export interface SharedBreakersOptions {
  readonly store: HistoryStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Unique to this holder, for leases. */
  readonly owner: string;
}

/** An answer, with what the breaker remembers. */
export type SharedAnswer = (Ticket | Refusal) & Pick<SharedBreaker, 'lastFailure'>;

const select = 'SELECT name, state FROM breakers';

/**
 * Circuit breakers kept in the history's file, so that all processes of this machine share them. Every step is one
 * transaction: of several processes that come when a probe is due, exactly one is let through. When the file cannot be
 * used, everything is let through.
 */
export class SharedBreakers {
  readonly #store: HistoryStore;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #asker: Asker;

  constructor({ store, clock, owner }: SharedBreakersOptions) {
    this.#store = store;
    this.#clock = clock;
    const { pid } = process;
    const gone: Asker['gone'] = (lease) => !processLives(lease.pid, lease.token);
    this.#asker = { owner, pid, token: processToken(pid), gone };
  }

  /** Whether one more try is let through. Its outcome must be told to `settle`. */
  async admit(name: string, rules: BreakerRules): Promise<SharedAnswer> {
    let last: Failure | null = null;
    const answer = await this.#change(name, (breaker) => {
      const admission = admit(breaker.state, rules, this.#clock.now(), this.#asker);
      last = breaker.lastFailure;
      return { next: { ...breaker, state: admission.state }, result: admission.answer };
    });
    return { ...(answer ?? { admitted: true, generation: 0, probe: false }), lastFailure: last };
  }

  /** Tells what came of a try; of one that is older than the breaker's state nothing is taken. */
  async settle(
    name: string,
    rules: BreakerRules,
    ticket: Ticket,
    outcome: TryOutcome,
    failure: Failure | null = null,
  ): Promise<void> {
    await this.#change(name, (breaker) => {
      const state = settle(breaker.state, rules, this.#clock.now(), ticket, outcome);
      const lastFailure = state === breaker.state ? breaker.lastFailure : (failure ?? breaker.lastFailure);
      return { next: { ...breaker, state, lastFailure }, result: undefined };
    });
  }

  /** All breakers that were ever asked about and are not as new, by name; undefined when they cannot be read. */
  async list(): Promise<readonly SharedBreaker[] | undefined> {
    const rows = await this.#store.query(`${select} ORDER BY name`);
    return rows?.map(({ name, state }) => parse(String(name), state));
  }

  /** Holds a breaker open or closed whatever happens, or lets it go (null), which makes it as new. */
  async hold(name: string, held: BreakerState['held']): Promise<void> {
    await this.#change(name, (breaker) => {
      const generation = breaker.state.generation + 1;
      return { next: { ...breaker, state: { ...closedBreaker, held, generation } }, result: undefined };
    });
  }

  async #change<T>(
    name: string,
    step: (breaker: SharedBreaker) => { readonly next: SharedBreaker; readonly result: T },
  ): Promise<T | undefined> {
    return this.#store.exclusively(async (transaction) => {
      const breaker = await read(transaction, name);
      const { next, result } = step(breaker);
      if (next.state !== breaker.state) await write(transaction, { ...next, changedAt: this.#clock.now() });
      return result;
    });
  }
}

async function read(transaction: Transaction, name: string): Promise<SharedBreaker> {
  const { rows } = await transaction.execute({ sql: `${select} WHERE name = ?`, args: [name] });
  return parse(name, rows[0]?.state);
}

async function write(transaction: Transaction, { name, ...rest }: SharedBreaker): Promise<void> {
  const sql = 'INSERT OR REPLACE INTO breakers (name, state) VALUES (?, ?)';
  await transaction.execute({ sql, args: [name, JSON.stringify(rest)] });
}

function parse(name: string, text: unknown): SharedBreaker {
  if (typeof text !== 'string') return { name, state: closedBreaker, lastFailure: null, changedAt: 0 };
  return { name, ...(JSON.parse(text) as Omit<SharedBreaker, 'name'>) };
}
