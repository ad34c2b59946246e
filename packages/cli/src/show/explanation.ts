import { wordsFor } from '@retake/guides';
import type { Explanation } from '@retake/kernel';
import type { Failure, StrategyClass, Transience } from '@retake/plugin-api';
import type { Colors } from './colors.js';
import { showMore, showWords, stepsOf } from './words.js';

const meanings: Readonly<Record<Transience, string>> = {
  transient: 'The same may pass when it is tried again.',
  needs_change: 'Trying the same again will fail again: something about it has to change.',
  permanent: 'No program can mend this by trying: a person, or a repair, is needed.',
};

const moves: Readonly<Record<StrategyClass, string>> = {
  immediate_retry: 'try again, waiting a little longer each time',
  parameter_adjustment: 'change the request (frames, size, steps, precision) and go on',
  resource_optimization: 'need less: free memory, offload, tile, quantise, or take another attention kernel',
  automatic_repair: 'check the files and download again what is damaged or missing',
  intelligent_fallback: 'take another model, component, provider or mirror',
  graceful_degradation: 'go on with less: a lower level, a preview, the CPU',
  user_intervention: 'do by hand what only a person can: install, grant access, make room, update',
};

const whenUnknown = [
  'See whether it is an error at all: what is quoted above is the last that was read.',
  'Give the whole log: the cause often stands far above the end, and errors go to stderr (program 2>&1 | retake explain -).',
  'Where the program tells it, add the exit code to the text: exited with code 137.',
  'Teach Retake the words with a classifier plugin (docs/writing-a-plugin.md).',
];

const percentOf = 100;
const longestQuote = 300;

/** What an error means and what to try first, for a person. */
export function showExplanation({ failure, candidates }: Explanation, colors: Colors): string {
  const known = failure.confidence > 0;
  const words = known ? wordsFor(failure) : undefined;
  return [
    `${colors.red('✗')} ${words?.sentence ?? failure.userMessage}`,
    `  ${colors.dim(`${failure.code}, ${failure.type}, severity ${failure.severity}, concerns the ${failure.scope}`)}`,
    '',
    ...(known
      ? [
          `What it means   ${meanings[failure.transience]}`,
          `First move      ${firstMove(failure)}`,
          ...(words ? showWords(words) : []),
          '',
        ]
      : ['What it means   Not known. What follows is general.', '']),
    'What you can do',
    ...(known ? stepsOf(words?.nextSteps ?? failure.nextSteps, words) : whenUnknown).map(
      (step, at) => `  ${at + 1}. ${step}`,
    ),
    '',
    ...(known ? [`Why             ${why(failure)}`] : []),
    ...(words && words.numbers.length > 0 ? [`Read from it    ${words.numbers.join('; ')}`] : []),
    ...others(failure, candidates),
    ...(words ? showMore(words) : []),
    `More            ${failure.docsUrl}`,
  ].join('\n');
}

function firstMove({ firstMove: move, retryAfterMs }: Failure): string {
  const wait = retryAfterMs === undefined ? '' : `, not before ${retryAfterMs / 1_000} s have passed`;
  return `${moves[move]}${wait} (${move})`;
}

function why({ evidence, confidence }: Failure): string {
  const words = evidence.span ?? evidence.cause;
  const quote =
    words === undefined ? 'the way it ended' : `"${words.replaceAll(/\s+/g, ' ').slice(0, longestQuote)}"`;
  return `${quote}, known to ${evidence.classifier} (${evidence.rule}), ${Math.round(confidence * percentOf)} % sure`;
}

/** What else it could be, where that is another kind of failure. */
function others({ code, confidence }: Failure, candidates: readonly Failure[]): string[] {
  const other = candidates.find((candidate) => candidate.code !== code);
  if (!other || confidence >= sure || other.confidence === 0) return [];
  return [`Or else         ${other.userMessage} (${Math.round(other.confidence * percentOf)} % sure)`];
}

/** From this confidence on, no second opinion is shown. */
const sure = 0.9;
