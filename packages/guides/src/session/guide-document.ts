import type { CheckResult } from '../checks/check.js';
import type { GuideState, StepRecord } from './guide-state.js';

/** A step as it is told to a person, with all that is known put in. */
export interface ToldStep {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly id: string;
  readonly title: string;
  readonly instruction: string;
  /** For this system. */
  readonly commands: readonly string[];
  /** What the answer has to say; null where `done` is answer enough. */
  readonly asks: string | null;
  /** Whether a check decides, and not only the person's word. */
  readonly checked: boolean;
  readonly expected: string;
  readonly hints: readonly string[];
}

/** Where a guide stands. Survives JSON and back without loss. */
export interface GuideDocument {
  readonly version: 1;
  readonly session: string;
  readonly guide: string;
  readonly title: string;
  readonly about: string;
  /** From, to. */
  readonly minutes: readonly [number, number];
  readonly state: GuideState['state'];
  /** The step to do now; null when there is none left or it was stopped. */
  readonly step: ToldStep | null;
  /** What the check of that step found just now. */
  readonly check: CheckResult | null;
  readonly done: readonly StepRecord[];
  /** What can be answered. */
  readonly answers: readonly string[];
}
