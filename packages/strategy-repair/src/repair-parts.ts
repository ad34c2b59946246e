import type { Clock } from '@retake/plugin-api';
import type { RepairConfig } from './repair-config.js';

/** What operations work with. */
export interface RepairParts {
  readonly config: Pick<RepairConfig, 'folders' | 'sources'>;
  /** Absolute, existing folder for derived files. */
  readonly cacheDirectory: string;
  readonly clock: Clock;
}
