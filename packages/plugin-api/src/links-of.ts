import { causeDepth } from './cause-depth.js';
import type { ErrorEvidence } from './error-evidence.js';
import { Link } from './link.js';

/** Every classifier is asked about the same evidence: what does not depend on its rules is worked out once. */
let last: { readonly evidence: ErrorEvidence; readonly links: readonly Link[] } | undefined;

/** The links of a cause chain from the innermost outwards, then the outermost error, then stderr. */
export function linksOf(evidence: ErrorEvidence): readonly Link[] {
  if (last?.evidence === evidence) return last.links;
  const links: Link[] = [];
  for (let at = evidence.causes.length - 1; at >= 0; at--) {
    const cause = evidence.causes[at];
    if (cause) links.push(Link.of(cause, cause.message, false, causeDepth(cause.message, evidence)));
  }
  links.push(Link.of(evidence, undefined, true, 0));
  if (evidence.stderrTail) links.push(new Link(evidence.stderrTail, undefined, undefined, false, 0));
  last = { evidence, links };
  return links;
}
