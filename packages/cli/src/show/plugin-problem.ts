import type { RunEventOf } from '@retake/kernel';

/** Which plugin gave no answer, why, and what to do about it. */
export function showPluginProblem({ message, hint, plugin }: RunEventOf<'plugin.problem'>): string {
  return `went on without an answer of the plugin ${plugin}: ${message}. ${hint}`;
}
