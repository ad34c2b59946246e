import { causeDepth } from './cause-depth.js';
import type { ErrorEvidence } from './error-evidence.js';
import { Link } from './link.js';

/** What is asked of evidence again and again: evidence has many shapes, this has one, and engines read that quickest. */
export interface Links {
  readonly evidence: ErrorEvidence;
  readonly links: readonly Link[];
  /** Whether a process has ended, by an exit code or a signal. */
  readonly ended: boolean;
  /** Whether the outermost message is a whole log. */
  readonly isLog: boolean;
}

/** Every classifier is asked about the same evidence: what does not depend on its rules is worked out once. */
let last: Links | undefined;

/** The links of a cause chain from the innermost outwards, then the outermost error, then stderr. */
export function linksOf(evidence: ErrorEvidence): Links {
  if (last?.evidence === evidence) return last;
  const links: Link[] = [];
  for (let at = evidence.causes.length - 1; at >= 0; at--) {
    const cause = evidence.causes[at];
    if (cause) links.push(Link.of(cause, cause.message, false, causeDepth(cause.message, evidence)));
  }
  links.push(Link.of(evidence, undefined, true, 0));
  if (evidence.stderrTail) links.push(new Link(evidence.stderrTail, undefined, undefined, false, 0));
  const ended = evidence.exitCode !== undefined || evidence.signal !== undefined;
  last = { evidence, links, ended, isLog: evidence.name === '' };
  return last;
}
