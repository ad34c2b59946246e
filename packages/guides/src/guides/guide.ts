import type { FailureType } from '@retake/plugin-api';
import type { CheckName } from '../checks/checks.js';
import type { Device } from '../words/place.js';

/** What to type; `on` and `device` where it differs by them. Braces are filled with facts. */
export interface GuideCommand {
  readonly line: string;
  readonly on?: 'linux' | 'darwin' | 'win32';
  /** Where no device is known, the commands for NVIDIA cards are told. */
  readonly device?: Device;
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
  /** Device its steps are for; failures that tell of another one have no such guide. */
  readonly device?: Device;
  /** From, to. Judged, not measured. */
  readonly minutes: readonly [number, number];
  readonly steps: readonly GuideStep[];
}
