import type { ErrorEvidence } from './error-evidence.js';
import type { Failure } from './failure.js';
import type { StrategyClass } from './taxonomy.js';

/** What a classifier says: a failure without what the kernel adds itself. */
export type FailureCandidate = Omit<
  Failure,
  'model' | 'stage' | 'step' | 'docsUrl' | 'evidence' | 'firstMove'
> & {
  /** What an expert would try first; the kernel asks `firstMoveOf` where it is absent. */
  readonly firstMove?: StrategyClass;
  /** Id of the rule that matched. */
  readonly rule: string;
  /** The words it matched. */
  readonly span?: string;
  /** The message of the cause that was matched, when not the outermost. */
  readonly cause?: string;
};

/** Failure knowledge about one source of words. Pure: reads evidence, returns opinions, best first. */
export interface ErrorClassifier {
  /**
   * @param standing what the best opinion counts (`opinionWeight`) that another classifier gave already: opinions that count
   *   less need not be given. 0 or undefined: all are asked for.
   */
  classify(evidence: ErrorEvidence, standing?: number): readonly FailureCandidate[];
  /**
   * The most that an opinion of its own could count (`opinionWeight`), found without looking closely; 0: none. Who promises most is
   * asked first, and who promises less than an opinion that is there already need not be asked.
   * @param standing what could only give opinions that count less need not be looked at
   */
  promise?(evidence: ErrorEvidence, standing?: number): number;
}
