import type { FailureRule } from '@retake/plugin-api';
import { codeExceptions } from './code-exceptions.js';
import type { Exception } from './exception.js';
import { exceptionThemes } from './exception-themes.js';
import { fileExceptions } from './file-exceptions.js';
import { gistDeviceExceptions } from './gist-device-exceptions.js';
import { gistExceptions } from './gist-exceptions.js';
import { gistInstallExceptions } from './gist-install-exceptions.js';
import { gistRequestExceptions } from './gist-request-exceptions.js';
import { gistRunExceptions } from './gist-run-exceptions.js';
import { downloadExceptions, stageExceptions } from './stage-exceptions.js';
import { valueExceptions } from './value-exceptions.js';

const steps: readonly string[] = [
  'Read the technical detail: the last line names the cause.',
  'Go back to a request that worked, and change one thing at a time.',
  'Update the program and its extensions together.',
];

/** A last resort: what an exception most likely means, when nobody knows its words. Never sure. */
export const exceptionRules: readonly FailureRule[] = [
  ...[
    ...gistDeviceExceptions,
    ...gistExceptions,
    ...gistInstallExceptions,
    ...fileExceptions,
    ...gistRunExceptions,
  ].flatMap(rulesOf),
  ...downloadExceptions,
  ...[...valueExceptions, ...gistRequestExceptions, ...codeExceptions].flatMap(rulesOf),
  ...stageExceptions,
];

function rulesOf({
  id,
  words,
  sentence,
  themed = true,
  example,
  category: own,
  ...opinion
}: Exception): readonly FailureRule[] {
  return exceptionThemes.flatMap((theme): FailureRule[] => {
    if (!themed && theme.category) return [];
    const isReplaced = !theme.replaces || theme.replaces === own;
    const category = isReplaced ? (theme.category ?? own) : own;
    return [
      {
        ...opinion,
        id: themed ? `${id}_${theme.id}` : id,
        category,
        code: `${category}/${themed ? 'unforeseen_error' : id}`,
        severity: 'high',
        scope: 'call',
        transience: opinion.firstMove === 'user_intervention' ? 'permanent' : 'needs_change',
        userMessage: sentence,
        nextSteps: steps,
        when: themed ? { words, holds: theme.holds } : { words },
        example: themed ? `${example}${theme.example}` : example,
      },
    ];
  });
}
