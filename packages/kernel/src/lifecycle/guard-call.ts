import { PluginProblem } from '../report/index.js';
import type { ContributionRecord } from './contribution-record.js';
import type { CallOptions, CallOutcome } from './plugin-host.js';
import { type PhaseTools, runPhase } from './run-phase.js';

/** Failed calls in a row after which a contribution is left out. */
export const quarantineAfter = 3;

/** Calls into a plugin: catches, attributes, counts, quarantines. Rejects only when the caller aborts. */
export async function guardCall<R>(
  tools: Omit<PhaseTools, 'signal'>,
  contribution: ContributionRecord,
  method: string,
  invoke: (signal: AbortSignal) => R | Promise<R>,
  { timeoutMs, signal }: CallOptions,
): Promise<CallOutcome<R>> {
  if (contribution.problem) return { ok: false, problem: contribution.problem };
  const who = `${method} of ${contribution.name}`;
  const codes = { failed: 'call_failed', timeout: 'call_timeout' } as const;
  try {
    const step = { phase: 'call', who, deadlineMs: timeoutMs, ...codes } as const;
    const value = await runPhase({ ...tools, signal }, step, invoke);
    contribution.failures = 0;
    return { ok: true, value };
  } catch (problem) {
    if (!(problem instanceof PluginProblem)) throw problem;
    contribution.plugin.note(problem, 'error');
    count(contribution, problem);
    return { ok: false, problem };
  }
}

function count(contribution: ContributionRecord, last: PluginProblem): void {
  contribution.failures += 1;
  if (contribution.failures < quarantineAfter || contribution.problem) return;
  const message = `${contribution.name} failed ${contribution.failures} times in a row and is left out from now on; last: ${last.message}`;
  const problem = new PluginProblem('call', 'quarantined', message, { cause: last.cause });
  contribution.drop(problem, 'quarantined');
  contribution.plugin.note(problem, 'error');
}
