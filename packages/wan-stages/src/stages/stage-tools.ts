import type { Logger } from '@retake/plugin-api';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { WanPlan } from '../planning/wan-plan.js';
import type { LazyWorker } from './lazy-worker.js';

/** What the stages of one run share. */
export interface StageTools {
  readonly plan: WanPlan;
  readonly configs: CheckpointConfigs;
  readonly worker: LazyWorker;
  /** Absolute folder for files that outlive the run: quantised weights. */
  readonly cacheDirectory: string;
  readonly log: Logger;
}
