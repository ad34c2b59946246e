import type { Logger, Plugin } from '@retake/plugin-api';
import type { Candidate } from '../discovery/index.js';
import {
  type PluginPhase,
  type PluginProblem,
  type PluginReport,
  type PluginState,
  reportCause,
} from '../report/index.js';
import type { ContributionRecord } from './contribution-record.js';

/** One candidate on its way through the phases. */
export class PluginRecord {
  readonly candidate: Candidate;
  plugin: Plugin | undefined;
  config: unknown;
  phase: PluginPhase = 'read';
  activation: 'idle' | 'running' | 'done' = 'idle';
  started = false;
  contributions: readonly ContributionRecord[] = [];
  readonly #logger: Logger;
  #ended: { readonly state: PluginState; readonly problem: PluginProblem } | undefined;

  constructor(candidate: Candidate, logger: Logger) {
    this.candidate = candidate;
    this.#logger = logger;
    this.plugin = candidate.plugin;
    if (candidate.problem) this.end('rejected', candidate.problem);
  }

  get id(): string | undefined {
    return this.plugin?.id ?? this.candidate.manifest?.id;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** For messages: the id and where it comes from. */
  get name(): string {
    return `plugin "${this.id ?? '?'}" (${this.candidate.path ?? this.candidate.package})`;
  }

  /** Takes the plugin out and says so at once. The first reason stays. */
  end(state: PluginState, problem: PluginProblem): void {
    if (this.#ended) return;
    this.#ended = { state, problem };
    this.note(problem, state === 'skipped' ? 'info' : 'error');
  }

  /** Logs a problem of this plugin or a part of it. */
  note(problem: PluginProblem, level: 'info' | 'warn' | 'error'): void {
    const { phase, code, hint } = problem;
    const fields = {
      package: this.candidate.package,
      plugin: this.id,
      phase,
      code,
      hint,
      err: problem.cause,
    };
    this.#logger[level](fields, problem.message);
  }

  report(): PluginReport {
    const { package: name, version, path } = this.candidate;
    const lost = this.contributions.find((part) => part.problem !== undefined);
    const problem = this.#ended?.problem ?? lost?.problem;
    const cause = reportCause(problem?.cause);
    return {
      package: name,
      ...(version === undefined ? {} : { version }),
      ...(this.id === undefined ? {} : { id: this.id }),
      ...(path === undefined ? {} : { path }),
      state: this.#ended?.state ?? this.#stateOfParts(),
      phase: problem?.phase ?? this.phase,
      ...(problem ? { code: problem.code, message: problem.message, hint: problem.hint } : {}),
      ...(cause ? { cause } : {}),
      contributions: this.contributions.map((part) => part.report()),
    };
  }

  #stateOfParts(): PluginState {
    const lost = this.contributions.filter((part) => part.problem !== undefined).length;
    if (lost === 0) return 'active';
    return lost === this.contributions.length ? 'failed' : 'degraded';
  }
}
