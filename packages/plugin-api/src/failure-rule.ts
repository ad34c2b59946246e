import type { ErrorEvidence } from './error-evidence.js';
import type { Failure } from './failure.js';
import type { StrategyClass } from './taxonomy.js';

/** What must be there for a rule to speak. Every part that is given must hold; a part holds when one of its items does. */
export interface RuleCondition {
  /**
   * Words of one link of the cause chain, seen as `name: message` or `name [code]: message`, or of the last lines of
   * stderr. Named groups become facts: numbers as numbers, sizes such as `4.5 GiB` as bytes, all else as text.
   * Names in use: bytesAsked, bytesFree, bytesTotal, expectedShape, givenShape, expectedChannels, givenChannels, device,
   * file, url, httpStatus, tensor, component, package. A group `retryAfterSeconds` also becomes `retryAfterMs`.
   */
  readonly words?: readonly RegExp[];
  /** Stable code of the same link: `ENOSPC`, `safetensors_invalid`. */
  readonly errorCodes?: readonly string[];
  /** How the inference process ended. */
  readonly exitCodes?: readonly number[];
  readonly signals?: readonly string[];
  /** Whatever else must hold. */
  readonly holds?: (evidence: ErrorEvidence) => boolean;
}

/** One row of failure knowledge. The first row of a table that fits a link of the cause chain speaks for it. */
export interface FailureRule
  extends Pick<
    Failure,
    | 'code'
    | 'category'
    | 'type'
    | 'severity'
    | 'scope'
    | 'transience'
    | 'confidence'
    | 'userMessage'
    | 'nextSteps'
  > {
  /** Unique in its table. */
  readonly id: string;
  readonly when: RuleCondition;
  /** What an expert would try first; where absent, `firstMoveOf` decides. */
  readonly firstMove?: StrategyClass;
  /**
   * A message in the shape the program prints it, written for the test: this rule and no other must know it. Evidence
   * instead of words where a code, an exit or another field decides.
   */
  readonly example?: string | Partial<ErrorEvidence>;
  /** One clause: why it is labelled so. */
  readonly reason?: string;
}
