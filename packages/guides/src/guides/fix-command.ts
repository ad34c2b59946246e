import { factsRead } from '../checks/facts-read.js';
import type { Facts } from '../words/fill.js';
import type { Guide } from './guide.js';

/** What `retake fix` knows of a run by itself. */
const ofTheRun = ['run', 'journal'];

/**
 * What to type to be led through a guide, with the facts that its steps take: `retake fix gpu-memory-full --know bytesAsked=2684354560`.
 * @param write makes one word of a shell
 */
export function fixCommand(guide: Guide, facts: Facts, write: (text: string) => string): string {
  const told = takenBy(guide).flatMap((name) =>
    facts[name] === undefined ? [] : [`--know ${write(`${name}=${facts[name]}`)}`],
  );
  return ['retake fix', guide.id, ...told].join(' ');
}

/** Facts that the checks, commands and questions of a guide make use of. */
function takenBy({ steps }: Guide): string[] {
  const names = steps.flatMap(({ check, asks, instruction, commands = [] }) => [
    ...((check && factsRead[check]) ?? []),
    ...(asks ? [asks.fact] : []),
    ...[instruction, ...commands.map(({ line }) => line)].flatMap(named),
  ]);
  return [...new Set(names)].filter((name) => !ofTheRun.includes(name));
}

function named(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name = '']) => name);
}
