import {
  type Failure,
  type OperationResult,
  type Plan,
  points,
  type RecoveryAction,
} from '@retake/plugin-api';
import { allowanceOf } from '../recovery/allowance.js';
import { callProblemOf } from '../recovery/call-problem-of.js';
import type { Proposal } from '../recovery/propose.js';
import type { RunSession } from './run-session.js';

/** What an operation answers. */
export interface OperationCall {
  readonly proposal: Proposal;
  readonly failure: Failure;
  readonly plan: Plan;
}

/**
 * Runs the operation of an action, with its beginning and its end in the journal.
 * @returns whether the action may be applied: it has no operation, or one that changed something.
 */
export async function runOperation(session: RunSession, call: OperationCall): Promise<boolean> {
  const { proposal, failure } = call;
  const { operation, id: actionId } = proposal.action;
  if (!operation) return true;
  const { record, clock } = session;
  const about = { actionId, failureCode: failure.code, place: failure.stage ?? '' };
  await record.commit({ type: 'recovery.operating', ...about, operation });
  const begun = clock.now();
  const { changed, detail, facts = {} } = await answerOf(session, operation, call);
  await record.commit({
    type: 'recovery.operated',
    ...about,
    plugin: proposal.plugin,
    operation: operation.id,
    changed,
    detail,
    facts,
    wallMs: clock.now() - begun,
  });
  return changed;
}

async function answerOf(
  { plugins, record, settings, logger, folder, signal }: RunSession,
  { id, params }: NonNullable<RecoveryAction['operation']>,
  { proposal, failure, plan }: OperationCall,
): Promise<OperationResult> {
  const contribution = plugins.all(points.operation).find((one) => one.id === id);
  if (!contribution) return { changed: false, detail: `no installed plugin provides the operation ${id}` };
  const answer = await plugins.call(
    contribution,
    'run',
    (operation, inner) =>
      operation.run(params, { plan, failure, runFolder: folder, signal: inner, log: logger }),
    { timeoutMs: allowanceOf(proposal, settings.limits).delayMs, signal },
  );
  if (answer.ok) return resultOf(answer.value);
  record.addProblems([callProblemOf(contribution, 'run', answer.problem)]);
  return { changed: false, detail: answer.problem.message };
}

/** Only a clear yes is a change. */
function resultOf(value: OperationResult): OperationResult {
  const { changed, detail, facts } = value ?? {};
  return {
    changed: changed === true,
    detail: String(detail ?? ''),
    ...(facts ? { facts: JSON.parse(JSON.stringify(facts)) } : {}),
  };
}
