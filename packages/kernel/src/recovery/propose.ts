import {
  type Failure,
  points,
  type RecoveryAction,
  type RecoveryContext,
  type RecoveryStrategy,
  type StrategyLimits,
} from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { ActiveContribution, PluginHost } from '../lifecycle/index.js';
import { askAll } from './ask-all.js';
import { readAction } from './read-action.js';
import { splitRandom } from './split-random.js';

const proposeMs = 5_000;

export interface Proposal {
  readonly action: RecoveryAction;
  readonly plugin: string;
  /** Of the strategy that proposes it, where they differ from those of the run. */
  readonly limits?: StrategyLimits;
}

/** What was proposed, and the strategies that were asked and gave no answer. */
export interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly problems: readonly CallProblem[];
}

/** Asks all strategies; of two actions with the same id the one of the strategy with the higher priority stands. */
export async function propose(
  plugins: PluginHost,
  failure: Failure,
  context: Omit<RecoveryContext, 'random'>,
  random: () => number,
  signal: AbortSignal,
): Promise<Proposed> {
  const draws = new Map(plugins.all(points.strategy).map(({ id }) => [id, random()]));
  const { answers, problems } = await askAll(
    plugins,
    {
      point: points.strategy,
      method: 'propose',
      timeoutMs: proposeMs,
      ask: ({ id, value }) => value.propose(failure, { ...context, random: splitRandom(draws.get(id) ?? 0) }),
    },
    signal,
  );
  const byId = new Map<string, Proposal>();
  for (const proposal of answers.flatMap(({ from, value }) =>
    Array.isArray(value) ? read(from, value) : [],
  )) {
    if (!byId.has(proposal.action.id)) byId.set(proposal.action.id, proposal);
  }
  return { proposals: [...byId.values()], problems };
}

function read(contribution: ActiveContribution<RecoveryStrategy>, values: readonly unknown[]): Proposal[] {
  return values.flatMap((value) => {
    const action = readAction(value);
    const { limits } = contribution.value;
    return action ? [{ action, plugin: contribution.pluginId, ...(limits ? { limits } : {}) }] : [];
  });
}
