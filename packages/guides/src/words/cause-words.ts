import type { FailureType } from '@retake/plugin-api';
import type { FailureWords } from './failure-words.js';

/** Words for some causes of a type, where those of the type would mislead. What is left out is said by the type. */
export interface CauseWords extends Pick<FailureWords, 'title' | 'sentence' | 'steps'> {
  /** Name of the page: `docs/errors/<id>.md`. */
  readonly id: string;
  readonly type: FailureType;
  /** Last parts of codes of that type: `gated_model`. */
  readonly causes: readonly string[];
  /** The sentence where all that it names in braces is known: it says more than that of the failure's rule. */
  readonly precisely?: string;
  readonly means?: string;
  readonly retake?: string;
  readonly minutes?: FailureWords['minutes'];
}
