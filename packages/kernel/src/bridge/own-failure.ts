import {
  categories,
  type Failure,
  failureTypes,
  RetakeError,
  scopes,
  severities,
  strategyClasses,
  transiences,
} from '@retake/plugin-api';

const mostLinks = 16;

const oneOf = (words: readonly unknown[]) => (value: unknown) => words.includes(value);
const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every failure holds. */
const fields: Readonly<Partial<Record<keyof Failure, (value: unknown) => boolean>>> = {
  code: isText,
  category: oneOf(categories),
  type: oneOf(failureTypes),
  severity: oneOf(severities),
  scope: oneOf(scopes),
  transience: oneOf(transiences),
  firstMove: oneOf(strategyClasses),
  confidence: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  evidence: isObject,
  userMessage: isText,
  technicalDetail: isText,
  nextSteps: (value) => Array.isArray(value) && value.every(isText),
  docsUrl: isText,
  facts: isObject,
};

/**
 * The failure that an error of Retake holds in `facts.failure`, as that of a failed run does; the innermost one where errors wrap
 * each other. Undefined where there is none, or what stands there is no failure.
 */
export function ownFailureOf(error: unknown): Failure | undefined {
  let found: Failure | undefined;
  let link = error;
  for (let depth = 0; depth < mostLinks && typeof link === 'object' && link !== null; depth += 1) {
    if (RetakeError.is(link) && isFailure(link.facts.failure)) found = link.facts.failure;
    link = (link as { readonly cause?: unknown }).cause;
  }
  return found;
}

function isFailure(value: unknown): value is Failure {
  return isObject(value) && Object.entries(fields).every(([name, fits]) => fits((value as never)[name]));
}
