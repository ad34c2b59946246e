import { type Failure, type Lever, type Plan, points } from '@retake/plugin-api';
import { callProblemOf } from '../recovery/call-problem-of.js';
import { decide } from '../recovery/decide.js';
import { judge } from '../recovery/judge.js';
import { planChanges } from '../recovery/patch-plan.js';
import { propose } from '../recovery/propose.js';
import type { RunSession } from './run-session.js';
import { abortGraceMs } from './run-stage.js';
import { withinAbort } from './within-abort.js';

const leversMs = 5_000;

export interface Recovered {
  /** The plan to go on with; undefined when nothing may be applied. */
  readonly plan: Plan | undefined;
  /** What only a person can do. */
  readonly byHand: readonly string[];
}

/** Answers a failure: asks, filters, ranks, records, waits. Changes the plan or leaves it. */
export async function recover(session: RunSession, failure: Failure, plan: Plan): Promise<Recovered> {
  const { plugins, record, random, hardware, settings, signal, history } = session;
  const adapter = (model: string) => plugins.all(points.model).find(({ id }) => id === model)?.value;
  const estimate = async (other: Plan) => (await adapter(other.model)?.estimate(other)) ?? [];
  const count = record.ledger.count(failure);
  const { proposals, problems } = await propose(
    plugins,
    failure,
    {
      plan,
      levers: await leversOf(session, plan),
      hardware,
      past: record.ledger.past,
      occurrences: count.occurrences,
      estimate,
    },
    () => random.next(),
    signal,
  );
  record.addProblems(problems);
  const { ledger } = record;
  const rules = { ...settings, failure, plan, ledger, hardware, adapter, estimate };
  const { chosen, considered } = await decide(await judge(proposals, rules), {
    probability: ({ id, probability }) => history.probability(failure.code, id, probability),
    askAlways: count.recoveries >= settings.limits.askPersonAfter,
    ...consentOf(session),
  });
  const place = failure.stage ?? '';
  record.add({ type: 'recovery.proposed', failureCode: failure.code, place, actions: considered });
  const byHand = considered
    .filter(({ consent, kept }) => consent !== 'auto' && !kept)
    .map(({ title }) => title);
  if (!chosen) return { plan: undefined, byHand };

  const { action, plugin } = chosen.proposal;
  await record.commit({
    type: 'recovery.applied',
    action: { ...action, plugin },
    failureCode: failure.code,
    place,
    changes: planChanges(plan, action),
    plan: chosen.plan,
    delayMs: action.delayMs,
  });
  if (action.delayMs > 0) await session.clock.sleep(action.delayMs, signal);
  return { plan: chosen.plan, byHand };
}

async function leversOf({ plugins, record, signal }: RunSession, plan: Plan): Promise<readonly Lever[]> {
  const contribution = plugins.all(points.model).find(({ id }) => id === plan.model);
  if (!contribution) return [];
  const options = { timeoutMs: leversMs, signal };
  const answer = await plugins.call(contribution, 'levers', (model) => model.levers(plan), options);
  if (answer.ok) return answer.value;
  record.addProblems([callProblemOf(contribution, 'levers', answer.problem)]);
  return [];
}

function consentOf({ consent, signal, clock }: RunSession): Pick<Parameters<typeof decide>[1], 'consent'> {
  if (!consent) return {};
  return { consent: (action) => withinAbort(consent(action), signal, clock, abortGraceMs) };
}
