import type { FailureType } from '@retake/plugin-api';
import type { CheckName } from '../checks/checks.js';

/** What to type; `on` where it differs by system. Braces are filled with facts. */
export interface GuideCommand {
  readonly line: string;
  readonly on?: 'linux' | 'darwin' | 'win32';
}

/** One thing a person does, and how it is seen that it worked. */
export interface GuideStep {
  /** Unique in its guide. */
  readonly id: string;
  readonly title: string;
  readonly instruction: string;
  readonly commands?: readonly GuideCommand[];
  /** A fact that the person gives as the answer, where it is not known. */
  readonly asks?: {
    readonly fact: string;
    readonly question: string;
    /** Whether it is a file or folder: then `~`, quotes and relative paths are understood. */
    readonly path?: boolean;
  };
  /** What decides that the step is done. Without it the person's word counts. */
  readonly check?: CheckName;
  /** How it looks when it worked. */
  readonly expected: string;
  readonly hints: readonly string[];
}

/** A guided workflow: data. */
export interface Guide {
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what is wrong, and what the steps lead to. */
  readonly about: string;
  /** Types of failure it is for. */
  readonly types: readonly FailureType[];
  /** Last parts of failure codes it is for, whatever the type: `gated_model`. They go before the types. */
  readonly causes: readonly string[];
  /** Causes of those types that it would not help. */
  readonly except?: readonly string[];
  /** From, to. Judged, not measured. */
  readonly minutes: readonly [number, number];
  readonly steps: readonly GuideStep[];
}
