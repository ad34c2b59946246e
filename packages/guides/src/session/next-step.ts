import { RetakeError } from '@retake/plugin-api';
import type { CheckResult } from '../checks/check.js';
import { checks } from '../checks/checks.js';
import type { Guide, GuideStep } from '../guides/guide.js';
import { guides } from '../guides/guides.js';
import type { GuideDocument } from './guide-document.js';
import type { GuideSession } from './guide-session.js';
import type { GuideState, StepOutcome } from './guide-state.js';
import { pathOf } from './path-of.js';
import { readState, writeState } from './state-file.js';
import { tellGuide } from './tell-guide.js';

/**
 * Takes an answer to the step a session is at, and gives the step to do now. Steps whose check passes already are passed over.
 * - no answer: looks, and changes nothing else
 * - `done`: the check decides; where there is none, or it cannot look here, the word counts
 * - `skip`: goes on without; `stop`: ends the guide
 * - any other text: what the step asks for
 * @throws RetakeError `request_invalid` for an answer the step does not take, or a session that is not there;
 * `runs_directory_unusable`; the signal's reason when aborted
 */
export async function nextStep(
  session: GuideSession,
  answer?: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<GuideDocument> {
  const { folder, id } = session;
  const before = folder === null ? session.state : await readState(folder, id);
  const guide = guides.find(({ id }) => id === before?.guide);
  if (!before || !guide) throw noSession(session);
  // An answer to a guide that told no step yet is meant for the first one that is not done already.
  const isNew = before.lastCheck === null && before.done.length === 0;
  const told = isNew ? await passOver(before, guide, false, session, signal) : before;
  const answered = answer === undefined ? told : take(told, guide, answer.trim(), session);
  const after = await passOver(answered, guide, answer?.trim() === 'done', session, signal);
  const now = { ...after, updatedAt: session.tools.clock.now() };
  if (folder === null) session.state = now;
  else await writeState(folder, now);
  return tellGuide(after, guide, session.tools.platform);
}

/** The state after the person's word, before any check. Paths count from the current folder. */
function take(state: GuideState, guide: Guide, answer: string, { tools }: GuideSession): GuideState {
  const step = stepOf(state, guide);
  if (state.state !== 'open' || !step) throw refused(`the guide is ${state.state}`, ['--restart']);
  if (answer === 'stop') return { ...state, state: 'stopped', lastCheck: null };
  if (answer === 'skip') return leave(state, step, 'skipped', null, tools.clock.now());
  if (answer === 'done') return state;
  const { asks } = step;
  if (!asks || answer === '')
    throw refused(`"${answer}" is no answer to "${step.title}"`, ['done', 'skip', 'stop']);
  const fact = asks.path ? pathOf(answer, tools.home) : answer;
  return { ...state, facts: { ...state.facts, [asks.fact]: fact } };
}

/** Leaves behind every step that is done. @param word whether the person says that the first of them is */
async function passOver(
  start: GuideState,
  guide: Guide,
  word: boolean,
  session: GuideSession,
  signal: AbortSignal,
): Promise<GuideState> {
  let state = start;
  for (let first = true; state.state === 'open'; first = false) {
    const step = stepOf(state, guide);
    if (!step) return { ...state, state: 'done', lastCheck: null };
    const found = needsAnswer(step, state) ? null : await look(step, state, session, signal);
    const said = word && first && !needsAnswer(step, state);
    if (found?.state === 'passed')
      state = leave(state, step, 'passed', found.text, session.tools.clock.now());
    else if (said && found?.state !== 'failed')
      state = leave(state, step, 'confirmed', found?.text ?? null, session.tools.clock.now());
    else return { ...state, lastCheck: found };
  }
  return state;
}

async function look(
  step: GuideStep,
  { facts }: GuideState,
  { tools }: GuideSession,
  signal: AbortSignal,
): Promise<CheckResult | null> {
  signal.throwIfAborted();
  return step.check === undefined ? null : checks[step.check]({ facts, tools, signal });
}

function stepOf({ done }: GuideState, { steps }: Guide): GuideStep | undefined {
  return steps.find(({ id }) => !done.some(({ step }) => step === id));
}

function needsAnswer({ asks }: GuideStep, { facts }: GuideState): boolean {
  return asks !== undefined && facts[asks.fact] === undefined;
}

function leave(
  state: GuideState,
  step: GuideStep,
  outcome: StepOutcome,
  text: string | null,
  at: number,
): GuideState {
  return {
    ...state,
    lastCheck: null,
    done: [...state.done, { step: step.id, title: step.title, outcome, text, at }],
  };
}

function refused(message: string, allowed: readonly string[]): RetakeError {
  return new RetakeError('request_invalid', message, {
    hint: `Allowed: ${allowed.join(', ')}.`,
    facts: { allowed: [...allowed] },
  });
}

function noSession({ id, folder }: GuideSession): RetakeError {
  return new RetakeError(
    'request_invalid',
    `no guide was begun under the name "${id}"${folder === null ? '' : ` in ${folder}`}`,
    {
      hint: 'Begin it with startGuide, or `retake fix`.',
    },
  );
}
