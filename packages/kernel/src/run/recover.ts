import { type Failure, type Lever, type OtherModel, type Plan, points } from '@retake/plugin-api';
import { allowanceOf } from '../recovery/allowance.js';
import { callProblemOf } from '../recovery/call-problem-of.js';
import { type Choice, decide } from '../recovery/decide.js';
import { decisionRandom } from '../recovery/decision-random.js';
import { type Judgement, judge } from '../recovery/judge.js';
import { ownProposals } from '../recovery/own-proposals.js';
import { planChanges } from '../recovery/patch-plan.js';
import { propose } from '../recovery/propose.js';
import { shortagesOf } from '../recovery/shortages-of.js';
import { withinBudget } from '../recovery/within-budget.js';
import { runOperation } from './run-operation.js';
import type { RunSession } from './run-session.js';
import { abortGraceMs } from './run-stage.js';
import { scalesOf } from './scales-of.js';
import { withinAbort } from './within-abort.js';

const leversMs = 5_000;
const second = 1_000;

export interface Recovered {
  /** The plan to go on with; undefined when nothing may be applied. */
  readonly plan: Plan | undefined;
  /** What only a person can do. */
  readonly byHand: readonly string[];
}

/** Answers a failure: asks, filters, ranks, records, repairs, waits. An action whose repair changed nothing gives way to the next. */
export async function recover(session: RunSession, failure: Failure, plan: Plan): Promise<Recovered> {
  for (;;) {
    const { chosen, considered } = await choose(session, failure, plan);
    const byHand = handsFirst(considered).map(({ title }) => title);
    if (!chosen) return { plan: undefined, byHand };
    if (await runOperation(session, { proposal: chosen.proposal, failure, plan })) {
      await apply(session, failure, plan, chosen, chargeOf(chosen, considered));
      return { plan: chosen.plan, byHand };
    }
  }
}

/** What needs a person, what only a person can do first. */
function handsFirst(considered: Choice['considered']): Choice['considered'] {
  const left = considered.filter(({ consent, kept }) => consent !== 'auto' && !kept);
  return [
    ...left.filter(({ consent }) => consent === 'hands'),
    ...left.filter(({ consent }) => consent === 'ask'),
  ];
}

async function choose(session: RunSession, failure: Failure, plan: Plan): Promise<Choice> {
  const { plugins, record, hardware, settings, signal } = session;
  const random = decisionRandom(settings.decisionSeed ?? 0, record.events);
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
      priorities: session.priorities,
      occurrences: count.occurrences,
      estimate,
      plans: plansOf(session),
      models: () => modelsFor(session, plan),
      validate: async (request) =>
        plugins.get(points.model, plan.model).value.validate(request, plan.checkpoint),
    },
    random,
    signal,
  );
  record.addProblems(problems);
  const { ledger } = record;
  const operations = new Set(plugins.all(points.operation).map(({ id }) => id));
  const shortages = shortagesOf(record.events, failure, plan);
  const rules = { ...settings, operations, failure, plan, ledger, hardware, adapter, estimate, shortages };
  const own = ownProposals({ failure, chain: settings.chain ?? [], past: ledger.past });
  const judgements = await judge([...own, ...proposals], rules);
  const { scales, budget } = await scalesOf(session, { failure, plan, judgements, estimate, random });
  const choice = await decide(withinBudget(judgements, scales, budget), {
    ...scales,
    needsYes: ({ proposal }) => {
      const { askAfter, askAlways } = allowanceOf(proposal, settings.limits);
      if (ledger.share(failure, proposal.plugin).recoveries < askAfter) return 'no';
      return askAlways ? 'yes' : 'if there is somebody';
    },
    ...consentOf(session),
  });
  const place = failure.stage ?? '';
  const { considered: actions } = choice;
  record.add({ type: 'recovery.proposed', failureCode: failure.code, place, actions });
  return choice;
}

async function apply(
  session: RunSession,
  failure: Failure,
  plan: Plan,
  chosen: NonNullable<Choice['chosen']>,
  charge: { readonly deviceSeconds?: number },
): Promise<void> {
  const { action, plugin } = chosen.proposal;
  await session.record.commit({
    type: 'recovery.applied',
    action: { ...action, plugin },
    failureCode: failure.code,
    place: failure.stage ?? '',
    changes: planChanges(plan, action),
    plan: chosen.plan,
    delayMs: action.delayMs,
    ...charge,
  });
  if (action.delayMs > 0) await session.clock.sleep(action.delayMs, session.signal);
}

/** What the budget is charged: the expected seconds without the delay, in which the device is free. */
function chargeOf({ proposal }: Judgement, considered: Choice['considered']): { deviceSeconds?: number } {
  const { id, delayMs } = proposal.action;
  const seconds = considered.find((one) => one.id === id)?.seconds;
  return seconds === undefined ? {} : { deviceSeconds: Math.max(0, seconds - delayMs / second) };
}

function plansOf({ record }: RunSession): readonly Plan[] {
  return record.events.flatMap((event) =>
    event.type === 'plan.made' || event.type === 'run.changed' || event.type === 'recovery.applied'
      ? [event.plan]
      : [],
  );
}

/** Installed models that say they know the checkpoint, and what they make of the request. One that throws is left out. */
async function modelsFor({ plugins }: RunSession, plan: Plan): Promise<readonly OtherModel[]> {
  const others = plugins.all(points.model).filter(({ id }) => id !== plan.model);
  const found = await Promise.all(
    others
      .map(async ({ id, value }) => {
        if (!(await value.recognises?.(plan.checkpoint))) return [];
        return [{ id, title: value.title, validated: await value.validate(plan.request, plan.checkpoint) }];
      })
      .map((asked) => asked.catch(() => [])),
  );
  return found.flat();
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
