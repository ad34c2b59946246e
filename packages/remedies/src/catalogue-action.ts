import type {
  Failure,
  FallbackKind,
  JsonObject,
  JsonValue,
  RecoveryContext,
  StrategyClass,
  StrategyKind,
} from '@retake/plugin-api';
import type { Need } from './needs.js';
import type { StrategyName } from './strategy-names.js';

/** One concrete form of an action under the circumstances of a failure. What is absent comes from its row. */
export interface ActionStep {
  /** Tells apart the forms of one action, for example the setting of a lever: `tile-256`. */
  readonly variant?: string;
  readonly title?: string;
  readonly why?: string;
  readonly patch?: Readonly<Record<string, JsonValue>>;
  /** Parameters of the row's operation. */
  readonly params?: JsonObject;
  /** Milliseconds to wait before going on. */
  readonly delayMs?: number;
  readonly probability?: number;
  readonly cost?: { readonly quality: number; readonly timeFactor: number };
  /** Factor on the time that is left, where only this is computed. */
  readonly timeFactor?: number;
  readonly consent?: 'auto' | 'ask' | 'hands';
}

/** Computes what an action would do now; nothing when it has nothing to offer. Reads, never acts. */
export type ProposeSteps = (
  failure: Failure,
  context: RecoveryContext,
) => readonly ActionStep[] | Promise<readonly ActionStep[]>;

/** One row of the catalogue: everything that can be said about a remedy before it is needed, and how to compute it. */
export interface CatalogueAction {
  /** `strategy.name`. The ids of proposed actions begin with it: `fallback.tiling:tile-256`. */
  readonly id: string;
  /** What is done, as an instruction. */
  readonly title: string;
  /** The plugin that offers it, without `strategy-`. */
  readonly strategy: StrategyName;
  readonly strategyClass: StrategyClass;
  readonly kind?: StrategyKind | FallbackKind;
  /** What is different afterwards: paths of the plan, files, or nothing but time. */
  readonly changes: string;
  /** The operation it runs, by contribution id. */
  readonly operation?: string;
  /** When it applies, for people. The failure types it answers are those whose list in `priorities` names it. */
  readonly when: string;
  /** What must hold beside the failure type. */
  readonly applies?: (failure: Failure, context: RecoveryContext) => boolean;
  /** Why it should help. */
  readonly why: string;
  /** Prior chance that it helps, 0 to 1, and where the number comes from. */
  readonly probability: { readonly value: number; readonly source: string };
  readonly effect: ActionEffect;
  readonly consent: 'auto' | 'ask' | 'hands';
  /** What must be there that not every machine has. */
  readonly needs: Need;
  readonly propose: ProposeSteps;
}

/** What an action costs or saves. `by setting`: computed when it is proposed, from the lever or the stages to make again. */
export interface ActionEffect {
  /** Share of full quality lost, 0 to 1. */
  readonly quality: number | 'by setting';
  /** Factor on the time that is left; 1 = same. */
  readonly timeFactor: number | 'by setting';
  readonly memory: 'less' | 'same' | 'more';
}
