import type { WordsForFailure } from '@retake/guides';

/** So many steps are told at most; what the failure's own rule says goes first. */
const mostSteps = 5;

/** What a failure means, what Retake does about it and how long it takes, as lines for a person. */
export function showWords({ means, retake, minutes }: WordsForFailure): string[] {
  return [
    `For your work   ${means}`,
    `In Retake       ${retake}`,
    `How long        ${minutes[0]} to ${minutes[1]} minutes of your time, as a rule`,
  ];
}

/** What a person can do: the failure's own steps, then those of its type that hold a command. */
export function stepsOf(own: readonly string[], words: WordsForFailure | undefined): string[] {
  const typed = (words?.steps ?? []).filter(({ command }) => command !== undefined);
  const more = typed.map(({ text, command }) => `${text} \`${command}\``);
  return [...own, ...more].slice(0, Math.max(mostSteps, own.length));
}

/** Where more stands: the guided workflow, by `fix` where the run is known, and the page of the type. */
export function showMore({ guide, page }: WordsForFailure, fix = `retake fix ${guide}`): string[] {
  return [...(guide === null ? [] : [`Step by step    ${fix}`]), `In plain words  ${page}`];
}
