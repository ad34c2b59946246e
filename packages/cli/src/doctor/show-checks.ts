import type { Colors } from '../show/colors.js';
import type { Check } from './check.js';

/** The checks for people: a mark and a sentence each, below it what to do. */
export function showChecks(checks: readonly Check[], colors: Colors): string {
  const marks = { ok: colors.green('✓'), warn: colors.yellow('!'), fail: colors.red('✗') };
  const failed = checks.filter(({ state }) => state === 'fail').length;
  return [
    ...checks.flatMap(({ state, text, hint }) => [
      `${marks[state]} ${text}`,
      ...(hint ? [`    ${hint}`] : []),
    ]),
    '',
    failed === 0 ? 'Ready to generate.' : `${failed} of ${checks.length} checks failed.`,
  ].join('\n');
}
