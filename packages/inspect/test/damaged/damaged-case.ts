import type {
  CheckpointKind,
  CheckpointLayout,
  ComponentStatus,
  InspectedComponent,
  InspectOptions,
  Reason,
} from '@retake/inspect';

/** `status`, or `status reason`. */
export type Expected = ComponentStatus | `${ComponentStatus} ${Reason}`;

/** A checkpoint folder, a way to damage it, and what is true of it afterwards. */
export interface DamagedCase {
  readonly name: string;
  /** Fixture it starts from; `nothing` is an empty folder. */
  readonly from: 't2v' | 'i2v' | 'ti2v' | 't2v-bf16' | 'nothing';
  readonly damage: (folder: string) => Promise<void>;
  /** Components that are not as in the undamaged fixture. */
  readonly expect: Readonly<Partial<Record<InspectedComponent, Expected>>>;
  /** Pipelines that can be built, in any order. */
  readonly usable: readonly string[];
  readonly checkpoint?: Reason;
  readonly layout?: CheckpointLayout;
  readonly kind?: CheckpointKind;
  readonly options?: InspectOptions;
  /** Folder to inspect, below the damaged one. */
  readonly at?: string;
  /** Inspect as a user who owns nothing. */
  readonly asStranger?: boolean;
}

/** What works of each kind when nothing is wrong. */
export const all = {
  t2v: ['t2v', 'latent-preview', 'text-embedding', 'vae-roundtrip'],
  i2v: ['i2v', 'text-embedding', 'vae-roundtrip'],
  ti2v: ['ti2v', 'latent-preview', 'text-embedding', 'vae-roundtrip'],
} as const;

/** What is left of each kind. */
export const left = {
  noTransformer: ['text-embedding', 'vae-roundtrip'],
  oneExpert: ['t2v-one-expert', 'text-embedding', 'vae-roundtrip'],
  oneImageExpert: ['i2v-one-expert', 'text-embedding', 'vae-roundtrip'],
  noVae: ['latent-preview', 'text-embedding'],
  noText: ['vae-roundtrip'],
  noScheduler: ['text-embedding', 'vae-roundtrip'],
} as const;
