import type { WordsForFailure } from '@retake/guides';

/** So many steps are told at most; what the failure's own rule says goes first, and leaves room for commands. */
const mostSteps = 5;
const mostOwn = 3;

/** What a failure means, what Retake does about it, what to do in another program and how long it takes, as lines for a person. */
export function showWords({ means, retake, elsewhere, minutes }: WordsForFailure): string[] {
  return [
    `For your work   ${means}`,
    `In Retake       ${retake}`,
    ...elsewhere.map((told) => `Elsewhere       ${told}`),
    `How long        ${minutes[0]} to ${minutes[1]} minutes of your time, as a rule`,
  ];
}

/** What a person can do: the failure's own steps, then those of its kind that hold a command it does not name. */
export function stepsOf(own: readonly string[], words: WordsForFailure | undefined): string[] {
  const typed = (words?.steps ?? []).flatMap(({ text, command }) =>
    command === undefined || own.some((step) => says(step, command)) ? [] : [`${text} \`${command}\``],
  );
  const others = Math.max(mostOwn, mostSteps - typed.length);
  return [...own.slice(0, others), ...typed].slice(0, mostSteps);
}

/** Whether a step says the command, or the variable that it sets. */
function says(step: string, command: string): boolean {
  const [, variable] = /^export (\S+)$/.exec(command) ?? [];
  return step.includes(`\`${command}\``) || (variable !== undefined && step.includes(variable));
}

/** The packages have no pages, so the command that tells the same stands before the page. */
function plainWords(page: string): string {
  const [, name = page] = /([^/]+)\.md$/.exec(page) ?? [];
  return `In plain words  retake explain --page ${name}   (${page})`;
}

/** Where more stands: the guided workflow, by `fix` where the run is known, and the page of the type. */
export function showMore({ guide, fix, page }: WordsForFailure, fixRun = fix): string[] {
  return [...(guide === null ? [] : [`Step by step    ${fixRun}`]), plainWords(page)];
}
