import type { ExplainOptions, Explanation, LogPlace } from '@retake/kernel';
import { UsageError } from '../args/usage-error.js';
import { explanationJson } from './explanation-json.js';
import { judgeLog, type Outcome, warningsOf } from './judge-log.js';
import { LogWindow } from './log-window.js';
import { readCase } from './read-case.js';

/** No line of a corpus is longer, in characters. */
const longestLine = 1_048_576;
const howToPipe =
  'Programs write errors to stderr, which a pipe leaves out unless told: program 2>&1 | retake explain -';

type Explain = (text: string, place: Omit<ExplainOptions, 'classifiers'>) => Explanation;

/** What is thought of a log, and whether it tells of a failure at all. */
export interface JudgedLog extends Explanation {
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
}

/**
 * Explains what comes in pieces: a corpus line by line as it comes, anything else when it ends.
 * @param print gets one line of JSON for each case of a corpus
 * @param place goes before what a case says of itself
 * @returns the explanation of a log; undefined for a corpus
 * @throws UsageError when there is no text
 */
export async function explainStream(
  pieces: AsyncIterable<string>,
  explain: Explain,
  place: LogPlace,
  print: (line: string) => void,
): Promise<JudgedLog | undefined> {
  const window = new LogWindow();
  let isCorpus: boolean | undefined;
  let rest = '';
  const answer = (line: string) => {
    if (line.trim() !== '') print(answerCase(line, explain, place));
  };
  for await (const piece of pieces) {
    if (isCorpus === false) {
      window.push(piece);
      continue;
    }
    rest += piece;
    isCorpus ??= begins(rest);
    if (isCorpus) {
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line);
    } else if (isCorpus === false) {
      window.push(rest);
      rest = '';
    }
  }
  if (isCorpus || readCase(rest)) {
    answer(rest);
    return undefined;
  }
  window.push(rest);
  const text = window.text();
  if (text.trim() === '') throw new UsageError('there is nothing to explain: the text is empty', howToPipe);
  const explanation = explain(text, place);
  return { ...explanation, outcome: judgeLog(text, explanation), warnings: warningsOf(text) };
}

/** Whether a text is a corpus, as soon as its first line can tell. */
function begins(text: string): boolean | undefined {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  if (end === -1)
    return start === '' || (start.startsWith('{') && start.length < longestLine) ? undefined : false;
  return readCase(start.slice(0, end)) !== undefined;
}

function answerCase(line: string, explain: Explain, place: LogPlace): string {
  const one = readCase(line);
  if (!one) return JSON.stringify({ id: null, error: 'this line is no JSON object with a text' });
  const { id, text, ...own } = one;
  const explanation = explain(text, { ...own, ...place, onlyBest: true });
  const outcome = judgeLog(text, explanation);
  return JSON.stringify({ id, outcome, ...explanationJson(explanation.failure) });
}
