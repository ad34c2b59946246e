import type { Failure, PastRecovery, RecoveryAction } from '@retake/plugin-api';
import type { ChainLink } from './chain-link.js';
import type { Proposal } from './propose.js';

/** Guesses, before any history. */
const waitHelps = 0.7;
const linkHelps = 0.6;
const second = 1_000;
const chainPrefix = 'chain.';

export interface OwnProposals {
  readonly failure: Failure;
  /** The caller's fallback chain, first link first. */
  readonly chain: readonly ChainLink[];
  readonly past: readonly PastRecovery[];
}

/** What the kernel proposes itself, whatever is installed: to wait when the failure says until when, and the chain's next links. */
export function ownProposals({ failure, chain, past }: OwnProposals): readonly Proposal[] {
  const { retryAfterMs, transience } = failure;
  const links = transience === 'transient' ? [] : linksAfter(chain, past);
  const actions = [...(retryAfterMs === undefined ? [] : [wait(retryAfterMs)]), ...links.map(linkAction)];
  return actions.map((action) => ({ action, plugin: 'kernel' }));
}

/** A chain goes one way: links up to the last one that was taken are behind. */
function linksAfter(chain: readonly ChainLink[], past: readonly PastRecovery[]): readonly ChainLink[] {
  const taken = new Set(past.map(({ actionId }) => actionId));
  return chain.slice(chain.findLastIndex(({ id }) => taken.has(`${chainPrefix}${id}`)) + 1);
}

function wait(delayMs: number): RecoveryAction {
  return {
    id: 'kernel.wait',
    title: `wait ${Math.ceil(delayMs / second)} s and try again`,
    why: 'The failure says how long to wait before the next try.',
    strategyClass: 'immediate_retry',
    kind: 'exponential_backoff',
    patch: {},
    delayMs,
    probability: waitHelps,
    cost: { quality: 0, timeFactor: 1 },
    consent: 'auto',
  };
}

function linkAction({ id, title, patch, qualityCost }: ChainLink): RecoveryAction {
  return {
    id: `${chainPrefix}${id}`,
    title,
    why: 'It is the next link of the fallback chain that was given.',
    strategyClass: 'graceful_degradation',
    kind: 'fallback_config',
    patch,
    delayMs: 0,
    probability: linkHelps,
    cost: { quality: qualityCost, timeFactor: 1 },
    consent: 'auto',
  };
}
