import { type Failure, points, type RecoveryAction, type RecoveryContext } from '@retake/plugin-api';
import type { ActiveContribution, PluginHost } from '../lifecycle/index.js';
import { readAction } from './read-action.js';
import { splitRandom } from './split-random.js';

const proposeMs = 5_000;

export interface Proposal {
  readonly action: RecoveryAction;
  readonly plugin: string;
}

/**
 * Asks all strategies at once. One that throws or does not answer in time says nothing; of two actions with the same
 * id the one of the strategy with the higher priority stands.
 */
export async function propose(
  plugins: PluginHost,
  failure: Failure,
  context: Omit<RecoveryContext, 'random'>,
  random: () => number,
  signal: AbortSignal,
): Promise<readonly Proposal[]> {
  const answers = await Promise.all(
    plugins.all(points.strategy).map(async (contribution) => {
      const own = { ...context, random: splitRandom(random()) };
      const answer = await plugins.call(contribution, 'propose', (value) => value.propose(failure, own), {
        timeoutMs: proposeMs,
        signal,
      });
      return answer.ok && Array.isArray(answer.value) ? read(contribution, answer.value) : [];
    }),
  );
  const byId = new Map<string, Proposal>();
  for (const proposal of answers.flat()) {
    if (!byId.has(proposal.action.id)) byId.set(proposal.action.id, proposal);
  }
  return [...byId.values()];
}

function read(contribution: ActiveContribution<unknown>, values: readonly unknown[]): Proposal[] {
  return values.flatMap((value) => {
    const action = readAction(value);
    return action ? [{ action, plugin: contribution.pluginId }] : [];
  });
}
