import type { Failure, Plan } from '@retake/plugin-api';
import type { Ticket } from '../breaker/admit.js';
import { type BreakerRules, breakerDefaults } from '../breaker/breaker-rules.js';
import { countsAgainst } from '../breaker/counts-against.js';
import { refusedBy } from '../breaker/refused-by.js';
import { adapterOf, breakerOf } from './breaker-place.js';
import { smallestProbe } from './run-probe.js';
import type { RunSession } from './run-session.js';
import { stableJson } from './stable-json.js';

/** Stands before the attempts of a run and asks the breaker of each plan. */
export class BreakerGate {
  readonly #session: RunSession;
  readonly #rules: BreakerRules;
  #name = '';
  #plan = '';
  #ticket: Ticket | undefined;
  /** Events of the run when the attempt began. */
  #begun = 0;

  constructor(session: RunSession) {
    this.#session = session;
    const { breakerFailures, breakerHalfOpenMs, breakerSuccesses } = session.settings.limits;
    this.#rules = {
      ...breakerDefaults,
      failures: breakerFailures,
      halfOpenMs: breakerHalfOpenMs,
      successes: breakerSuccesses,
    };
  }

  /**
   * Asks for an attempt under a plan. A plan that recovery has just changed, and that belongs to the same breaker as before,
   * is let through in any case: breakers keep from trying the same again, not from trying something else.
   * @returns why it is refused, or undefined
   */
  async enter(plan: Plan): Promise<Failure | undefined> {
    const { breakers, record } = this.#session;
    this.#begun = record.events.length;
    this.#ticket = undefined;
    const name = await this.#nameOf(plan);
    if (!breakers || name === undefined) return undefined;
    const text = stableJson(plan);
    const changed = this.#name === name && this.#plan !== text;
    this.#name = name;
    this.#plan = text;
    const answer = await breakers.admit(name, this.#rules);
    if (answer.admitted) {
      this.#ticket = answer;
      return answer.probe ? this.#probe(plan, answer.lastFailure?.stage) : undefined;
    }
    return changed ? undefined : refusedBy(name, answer);
  }

  /**
   * Tests the smallest plan of its kind before the plan itself, which would cost much to fail again. One that passes decides nothing:
   * the plan does.
   */
  async #probe(plan: Plan, stage: string | undefined): Promise<Failure | undefined> {
    const breaker = this.#name;
    const probe = await smallestProbe(this.#session, plan, stage);
    this.#session.record.add({ type: 'breaker.probe', breaker, ...(probe ? { plan: probe.plan } : {}) });
    const failure = await probe?.run();
    if (!failure || !countsAgainst(failure)) return undefined;
    await this.leave('failed', failure);
    const retryAfterMs = this.#rules.halfOpenMs;
    return refusedBy(breaker, { admitted: false, retryAfterMs, lastFailure: failure });
  }

  /** Tells the breaker what came of the attempt. @param failure undefined when it succeeded or was canceled */
  async leave(end: 'succeeded' | 'failed' | 'canceled', failure?: Failure): Promise<void> {
    const { breakers, record } = this.#session;
    const ticket = this.#ticket;
    this.#ticket = undefined;
    if (!breakers || !ticket) return;
    const tell = (outcome: 'passed' | 'failed' | 'undecided') =>
      breakers.settle(this.#name, this.#rules, ticket, outcome, failure ?? null);
    if (end === 'succeeded') return tell('passed');
    if (end === 'canceled' || !failure || !countsAgainst(failure)) return tell('undecided');
    const gotFurther = record.events
      .slice(this.#begun)
      .some((event) => event.type === 'checkpoint' && event.stage === failure.stage);
    if (gotFurther && !ticket.probe) await tell('passed');
    return tell('failed');
  }

  async #nameOf(plan: Plan): Promise<string | undefined> {
    const { plugins } = this.#session;
    try {
      return breakerOf(plugins, plan, (await adapterOf(plugins, plan)?.estimate(plan)) ?? []);
    } catch {
      return undefined;
    }
  }
}
