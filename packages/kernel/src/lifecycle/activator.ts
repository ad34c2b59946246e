import type { Token } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import type { Injection, Wiring } from '../wiring/index.js';
import type { ContributionBook } from './contribution-book.js';
import type { ContributionRecord } from './contribution-record.js';
import { describeAbsence } from './describe-absence.js';
import type { PluginDeadlines } from './load-options.js';
import type { PluginRecord } from './plugin-record.js';
import { pointHint } from './point-hints.js';
import { type PhaseTools, runPhase } from './run-phase.js';

export interface ActivatorParts {
  readonly records: readonly PluginRecord[];
  readonly book: ContributionBook;
  readonly wiring: Wiring;
  readonly tools: PhaseTools;
  readonly deadlines: PluginDeadlines;
  /** Plugins in the order in which they came up. */
  readonly started: PluginRecord[];
}

/**
 * Brings plugins up: creates their contributions one by one, then starts them. A plugin whose point is injected comes
 * up before the one that injects it; when it does not come up, the next one at that point is tried.
 */
export class Activator {
  readonly #parts: ActivatorParts;

  constructor(parts: ActivatorParts) {
    this.#parts = parts;
  }

  async activate(record: PluginRecord): Promise<void> {
    if (record.ended || record.activation !== 'idle') return;
    record.activation = 'running';
    record.phase = 'create';
    for (const contribution of record.contributions) await this.#create(contribution);
    const useful =
      record.contributions.length === 0 || record.contributions.some((part) => part.state === 'active');
    if (useful) await this.#start(record);
    record.activation = 'done';
  }

  async #create(contribution: ContributionRecord): Promise<void> {
    if (contribution.state !== 'declared') return;
    contribution.state = 'creating';
    const { declaration, key } = contribution;
    try {
      const injections: Injection[] = [];
      for (const token of declaration.inject) injections.push(await this.#provide(contribution, token));
      const { point, create } = declaration;
      const recipe = { point, key, injections, create };
      contribution.value = await this.#run(contribution.name, 'create', () =>
        this.#parts.wiring.create(recipe),
      );
      contribution.state = 'active';
    } catch (problem) {
      this.#drop(contribution, problem);
    }
  }

  async #start(record: PluginRecord): Promise<void> {
    record.phase = 'start';
    try {
      await this.#run(record.name, 'start', (signal) => record.plugin?.start?.({ signal }));
      record.started = true;
      this.#parts.started.push(record);
    } catch (problem) {
      if (!(problem instanceof PluginProblem)) throw problem;
      record.end('failed', problem);
      for (const contribution of record.contributions) this.#withdraw(contribution, problem);
    }
  }

  /** What to inject for a token: a service, the first contribution at a point that comes up, or nothing where that may be. */
  async #provide(wanter: ContributionRecord, token: Token<unknown>): Promise<Injection> {
    if (this.#parts.wiring.has(token)) return { service: token.id };
    const circle: string[] = [];
    for (const provider of this.#parts.book.at(token)) {
      if (this.#isComingUp(wanter, provider)) circle.push(provider.name);
      else if (provider.plugin === wanter.plugin) await this.#create(provider);
      else await this.activate(provider.plugin);
      if (provider.state === 'active') return { point: token.id, key: provider.key };
    }
    if (circle.length > 0) throw inACircle(wanter, circle);
    if (token.optional) return { absent: true };
    throw this.#missing(wanter, token);
  }

  #isComingUp(wanter: ContributionRecord, provider: ContributionRecord): boolean {
    if (provider.plugin === wanter.plugin) return provider.state === 'creating';
    return provider.plugin.activation === 'running';
  }

  #missing(wanter: ContributionRecord, token: Token<unknown>): PluginProblem {
    const absence = describeAbsence(token.id, this.#parts.records);
    const message = `${wanter.name} needs ${article(token.id)} ${token.id} plugin${absence}`;
    return new PluginProblem('create', 'service_missing', message, { hint: pointHint(token.id) });
  }

  #run<T>(who: string, phase: 'create' | 'start', work: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
    const codes = { failed: `${phase}_failed`, timeout: `${phase}_timeout` } as const;
    return runPhase(
      this.#parts.tools,
      { phase, who, deadlineMs: this.#parts.deadlines[phase], ...codes },
      work,
    );
  }

  #drop(contribution: ContributionRecord, problem: unknown): void {
    if (!(problem instanceof PluginProblem)) throw problem;
    this.#withdraw(contribution, problem);
    contribution.plugin.note(problem, 'error');
  }

  #withdraw(contribution: ContributionRecord, problem: PluginProblem): void {
    contribution.drop(problem);
    this.#parts.wiring.forget({ point: contribution.declaration.point, key: contribution.key });
  }
}

function inACircle(wanter: ContributionRecord, circle: readonly string[]): PluginProblem {
  const message = `${wanter.name} needs ${circle.join(' or ')}, which needs it in turn`;
  return new PluginProblem('create', 'dependency_cycle', message);
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}
