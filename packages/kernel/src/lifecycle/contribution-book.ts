import type { Token } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import type { ContributionRecord } from './contribution-record.js';
import { compareContributions } from './order.js';
import type { PluginRecord } from './plugin-record.js';

/** Everything that was declared, by point, in order. */
export class ContributionBook {
  readonly #byPoint = new Map<string, ContributionRecord[]>();

  constructor(records: readonly PluginRecord[]) {
    const all = records.flatMap((record) => record.contributions).sort(compareContributions);
    for (const contribution of all) this.#add(contribution);
  }

  at(point: Token<unknown>): readonly ContributionRecord[] {
    return this.#byPoint.get(point.id) ?? [];
  }

  get points(): readonly string[] {
    return [...this.#byPoint.keys()];
  }

  #add(contribution: ContributionRecord): void {
    const { point, id } = contribution.declaration;
    const list = this.#byPoint.get(point) ?? [];
    const same = list.find((other) => other.declaration.id === id);
    this.#byPoint.set(point, same ? list : [...list, contribution]);
    if (!same) return;
    const message = `there are two contributions "${id}" at "${point}": of ${same.plugin.name} (used) and of ${contribution.plugin.name} (not used)`;
    const problem = new PluginProblem('register', 'contribution_duplicate', message);
    contribution.drop(problem);
    contribution.plugin.note(problem, 'error');
  }
}
