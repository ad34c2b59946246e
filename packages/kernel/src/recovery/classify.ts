import { type ErrorEvidence, type Failure, points } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { PluginHost } from '../lifecycle/index.js';
import { askAll } from './ask-all.js';
import { unclassified } from './unclassified.js';
import { weigh } from './weigh.js';

const classifyMs = 1_000;
/** The failure, and the classifiers that were asked and gave no answer. */
export interface Classified {
  readonly failure: Failure;
  readonly problems: readonly CallProblem[];
}

/** Asks every classifier and takes the best opinion; an honest `unclassified` when there is none. */
export async function classify(
  plugins: PluginHost,
  evidence: ErrorEvidence,
  signal: AbortSignal,
): Promise<Classified> {
  const { answers, problems } = await askAll(
    plugins,
    {
      point: points.classifier,
      method: 'classify',
      timeoutMs: classifyMs,
      ask: ({ value }) => value.classify(evidence),
    },
    signal,
  );
  const said = answers.map(({ from, value }) => ({ classifier: from.id, said: value }));
  const [best] = weigh(said, evidence);
  return { failure: best ?? unclassified(evidence, problems), problems };
}
