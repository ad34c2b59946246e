import type { JsonObject } from './json-object.js';
import type {
  FailureCategory,
  FailureScope,
  FailureType,
  Severity,
  StrategyClass,
  Transience,
} from './taxonomy.js';

/** A classified failure. Serialises to JSON without loss. */
export interface Failure {
  /** `CATEGORY/cause`, for example `WAN_MEMORY_MANAGEMENT/allocation_failed`. Stable; recovery and docs refer to it. */
  readonly code: string;
  readonly category: FailureCategory;
  readonly type: FailureType;
  readonly severity: Severity;
  readonly scope: FailureScope;
  readonly transience: Transience;
  /** What an expert would try first. */
  readonly firstMove: StrategyClass;
  /** How long the other side asked to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number;
  /** How sure the classifier is, 0 to 1. */
  readonly confidence: number;
  /** Which classifier and which of its rules spoke, and the words it matched. */
  readonly evidence: {
    readonly classifier: string;
    readonly rule: string;
    readonly span?: string;
    readonly cause?: string;
  };
  readonly model?: string;
  readonly stage?: string;
  readonly step?: number;
  /** One sentence a person understands. */
  readonly userMessage: string;
  /** The program's own words. */
  readonly technicalDetail: string;
  /** What a person can do, most helpful first. */
  readonly nextSteps: readonly string[];
  readonly docsUrl: string;
  /** Numbers and names read from the evidence: bytesAsked, bytesLimit, file, tensor, exitCode, signal… */
  readonly facts: JsonObject;
}
