import type { PlaceName } from './place.js';

/** One thing a person can do. */
export interface WordStep {
  /** An instruction, in one or two sentences. */
  readonly text: string;
  /** Exactly what to type; `{run}` and other names in braces are filled in where they are known. */
  readonly command?: string;
  /** What to type instead where the failure tells of that device, system or server. */
  readonly by?: Readonly<Partial<Record<PlaceName, string>>>;
  /** What it is for; left out where the failure tells of another one. */
  readonly only?: readonly PlaceName[];
}

/** What a person is told about a type of failure. */
export interface FailureWords {
  /** A few words: `The graphics memory ran out`. */
  readonly title: string;
  /** What happened, in one plain sentence. */
  readonly sentence: string;
  /** What it means for the work in hand: what is kept, what is lost, whether waiting helps. */
  readonly means: string;
  /** What Retake did before it told, or will do. */
  readonly retake: string;
  /** Most helpful first, five at most for one place. */
  readonly steps: readonly WordStep[];
  /** How long a person needs for the steps that help most often, in minutes: from, to. Judged, not measured. */
  readonly minutes: readonly [number, number];
}
