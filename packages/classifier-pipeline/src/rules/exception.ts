import type { FailureCategory, FailureType, StrategyClass } from '@retake/plugin-api';

/** A shape in which a program reports what nobody foresaw, and its likeliest meaning in video generation. */
export interface Exception {
  readonly id: string;
  readonly words: readonly RegExp[];
  readonly type: FailureType;
  readonly category: FailureCategory;
  readonly firstMove: StrategyClass;
  readonly confidence: number;
  readonly sentence: string;
  readonly example: string;
  readonly reason: string;
  /** False where the category is certain whatever the exception is about. */
  readonly themed?: boolean;
}
