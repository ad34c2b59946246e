import type { Token } from '@retake/plugin-api';
import type { ContributionReport, PluginProblem } from '../report/index.js';
import type { PluginRecord } from './plugin-record.js';

/** What a plugin declared, before anything of it is created. */
export interface Declaration {
  readonly point: string;
  readonly id: string;
  readonly priority: number;
  readonly inject: readonly Token<unknown>[];
  create(...values: unknown[]): unknown;
}

/** One contribution and what became of it. */
export class ContributionRecord {
  readonly plugin: PluginRecord;
  readonly declaration: Declaration;
  state: 'declared' | 'creating' | 'active' | 'dropped' | 'quarantined' = 'declared';
  value: unknown;
  problem: PluginProblem | undefined;
  /** Failed calls in a row. */
  failures = 0;

  constructor(plugin: PluginRecord, declaration: Declaration) {
    this.plugin = plugin;
    this.declaration = declaration;
  }

  /** Unique at its point. */
  get key(): string {
    return `${this.plugin.id}/${this.declaration.id}`;
  }

  /** For messages. */
  get name(): string {
    return `${this.declaration.point} "${this.declaration.id}" of plugin "${this.plugin.id}"`;
  }

  drop(problem: PluginProblem, state: 'dropped' | 'quarantined' = 'dropped'): void {
    if (this.state === 'dropped') return;
    this.state = state;
    this.value = undefined;
    this.problem = problem;
  }

  report(): ContributionReport {
    const { point, id } = this.declaration;
    const state = this.state === 'active' || this.state === 'quarantined' ? this.state : 'dropped';
    if (this.problem === undefined) return { point, id, state };
    const { code, message, hint } = this.problem;
    return { point, id, state, code, message, hint };
  }
}
