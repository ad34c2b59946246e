import type { ErrorEvidence } from './error-evidence.js';
import { WordIndex } from './word-index.js';

/** Something that can be matched on its own: a cause, the outermost error, the last lines of stderr. */
export interface Link {
  readonly text: string;
  /** The text as `WordIndex.find` wants it. */
  readonly grams: Uint16Array;
  readonly lower: string;
  readonly code?: string;
  /** Message of a cause; absent for the outermost error. */
  readonly cause?: string;
  /** True where the end of the process is judged. */
  readonly outermost: boolean;
}

/** Every classifier is asked about the same evidence: what does not depend on its rules is worked out once. */
const known = new WeakMap<ErrorEvidence, readonly Link[]>();

/** The links of a cause chain from the innermost outwards, then the outermost error, then stderr. */
export function linksOf(evidence: ErrorEvidence): readonly Link[] {
  const before = known.get(evidence);
  if (before) return before;
  const links = [...evidence.causes]
    .reverse()
    .map(({ name, message, code }) => linkOf(textOf(name, message, code), false, { code, cause: message }));
  links.push(linkOf(textOf(evidence.name, evidence.message, evidence.code), true, evidence));
  if (evidence.stderrTail) links.push(linkOf(evidence.stderrTail, false, {}));
  known.set(evidence, links);
  return links;
}

function linkOf(
  text: string,
  outermost: boolean,
  { code, cause }: { readonly code?: string | undefined; readonly cause?: string },
): Link {
  const lower = text.toLowerCase();
  return {
    text,
    lower,
    grams: WordIndex.gramsOf(lower),
    outermost,
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function textOf(name: string, message: string, code: string | undefined): string {
  const title = code === undefined || message.includes(code) ? name : `${name} [${code}]`;
  return message.startsWith(name) ? message : `${title}: ${message}`;
}
