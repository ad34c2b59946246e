import type { Token } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { ActiveContribution, PluginHost } from '../lifecycle/index.js';
import { callProblemOf } from './call-problem-of.js';
import { leftOut } from './left-out.js';

/** What is asked of every contribution of a point. */
export interface Question<T, R> {
  readonly point: Token<T>;
  /** The method's name, for messages. */
  readonly method: string;
  readonly timeoutMs: number;
  ask(contribution: ActiveContribution<T>, signal: AbortSignal): R | Promise<R>;
}

export interface Answer<T, R> {
  readonly from: ActiveContribution<T>;
  readonly value: R;
}

/** The answers there are, in the order of the contributions, and why the others gave none. */
export interface Answers<T, R> {
  readonly answers: readonly Answer<T, R>[];
  readonly problems: readonly CallProblem[];
}

/**
 * Asks all contributions of a point at once. One that throws, is too late or was left out after failing too often is
 * told as a problem, never as an empty answer. Rejects only with the reason of `signal`.
 */
export async function askAll<T, R>(
  plugins: PluginHost,
  { point, method, timeoutMs, ask }: Question<T, R>,
  signal: AbortSignal,
): Promise<Answers<T, R>> {
  const missing = leftOut(plugins.reports, point, method);
  const asked = await Promise.all(
    plugins.all(point).map(async (from) => {
      const call = (_: T, inner: AbortSignal) => ask(from, inner);
      return { from, outcome: await plugins.call(from, method, call, { timeoutMs, signal }) };
    }),
  );
  return {
    answers: asked.flatMap(({ from, outcome }) => (outcome.ok ? [{ from, value: outcome.value }] : [])),
    problems: [
      ...missing,
      ...asked.flatMap(({ from, outcome }) =>
        outcome.ok ? [] : [callProblemOf(from, method, outcome.problem)],
      ),
    ],
  };
}
