import type { JsonObject } from './json-object.js';
import type { Plan } from './plan.js';

/** One link of a cause chain, outermost first. */
export interface EvidenceCause {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
}

/** What there is to know about a failure before anybody has an opinion. Classifiers read this and nothing else. */
export interface ErrorEvidence {
  readonly message: string;
  readonly name: string;
  /** Stable code of a RetakeError or of Node (`EIO`, `ENOSPC`). */
  readonly code?: string;
  readonly errno?: number;
  readonly syscall?: string;
  readonly path?: string;
  /** Causes from the outermost wrapper (not included itself) to the innermost. */
  readonly causes: readonly EvidenceCause[];
  /** Exit of the inference process, when it died. */
  readonly exitCode?: number;
  readonly signal?: string;
  /** The last lines the inference process wrote to stderr. */
  readonly stderrTail?: string;
  readonly httpStatus?: number;
  readonly stage?: string;
  /** Denoise step that was running, from 0. */
  readonly step?: number;
  readonly model?: string;
  readonly plan?: Plan;
  /** Further facts a thrower attached: file, tensor, bytes asked, limit… */
  readonly facts: JsonObject;
}
