import type { LeverKind, RecoveryAction } from '@retake/plugin-api';

/** How a kind of lever helps, and an expert's guess of how often, before any history. */
export interface FallbackWay {
  readonly lever: LeverKind;
  readonly why: string;
  readonly probability: number;
  readonly strategyClass: RecoveryAction['strategyClass'];
  readonly kind: NonNullable<RecoveryAction['kind']>;
  /** Only levers that change the stage that failed. */
  readonly sameStage: boolean;
  /** What stages made before the change is no longer of use. */
  readonly redoes: boolean;
}

/** For memory failures: first what costs time only, last what the person will see. */
export const memoryWays: readonly FallbackWay[] = [
  {
    lever: 'tiling',
    why: 'Tiles need memory for one of them instead of the whole picture; finished stages and steps are kept.',
    probability: 0.9,
    strategyClass: 'intelligent_fallback',
    kind: 'optimization_fallback',
    sameStage: true,
    redoes: false,
  },
  {
    lever: 'residency',
    why: 'Blocks that are streamed from disk need memory for one block instead of all; the result stays the same.',
    probability: 0.85,
    strategyClass: 'intelligent_fallback',
    kind: 'optimization_fallback',
    sameStage: true,
    redoes: false,
  },
  {
    lever: 'level',
    why: 'A smaller request needs less memory in every stage; it is what is left when the same result does not fit.',
    probability: 0.5,
    strategyClass: 'graceful_degradation',
    kind: 'reduced_functionality',
    sameStage: true,
    redoes: true,
  },
];

/** For weights that are damaged or incomplete. */
export const weightsWays: readonly FallbackWay[] = [
  {
    lever: 'checkpoint',
    why: 'These weights cannot be trusted; another checkpoint of the same model lies on this machine.',
    probability: 0.8,
    strategyClass: 'intelligent_fallback',
    kind: 'alternative_model',
    sameStage: false,
    redoes: true,
  },
];
