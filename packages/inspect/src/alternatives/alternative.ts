import type { LocalCheckpoint } from '../discovery/local-checkpoint.js';
import type { CheckpointNeeds } from './needs-of.js';
import type { RegisteredPart, Task } from './registered-checkpoint.js';
import type { Compatibility } from './score-compatibility.js';

/** Something that could make the clip instead. */
export interface Alternative {
  /** Id in the registry; null for a checkpoint nobody published. */
  readonly id: string | null;
  readonly title: string;
  /** `ready`: on this disk and run by Retake; `elsewhere`: on this disk, for another program; `damaged`; `download`. */
  readonly availability: 'ready' | 'elsewhere' | 'download' | 'damaged';
  /** Path on this disk, or the repository to download. */
  readonly place: string;
  readonly foundIn: LocalCheckpoint['foundIn'] | null;
  readonly compatibility: Compatibility;
  /** 0 to 1: compatibility, less for what is not at hand. What the list is sorted by. */
  readonly rank: number;
  readonly tasks: readonly Task[];
  readonly features: readonly string[];
  readonly licence: string | null;
  readonly runsIn: readonly string[];
  /** Bytes of weights at each precision. */
  readonly needs: CheckpointNeeds | null;
  /** Where the numbers of parameters come from. */
  readonly parts: readonly RegisteredPart[];
  /** What the command line would need to use it; null where Retake cannot. */
  readonly command: string | null;
}
