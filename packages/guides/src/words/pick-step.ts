import type { WordStep } from './failure-words.js';
import { devices, type Place, servers, systems } from './place.js';

const kinds = { device: devices, system: systems, server: servers } as const;

/** The step as it is for a place, or undefined where it is for another one. What is not known of a place excludes nothing. */
export function pickStep(
  { text, command, by = {}, only = [] }: WordStep,
  place: Place,
): Pick<WordStep, 'text' | 'command'> | undefined {
  for (const [kind, names] of Object.entries(kinds)) {
    const allowed = only.filter((one) => (names as readonly string[]).includes(one));
    const here = place[kind as keyof typeof kinds];
    if (here !== undefined && allowed.length > 0 && !allowed.includes(here)) return undefined;
  }
  const typed = [place.server, place.device, place.system].flatMap((one) => (one && by[one]) ?? [])[0];
  const chosen = typed ?? command;
  return { text, ...(chosen === undefined ? {} : { command: chosen }) };
}
