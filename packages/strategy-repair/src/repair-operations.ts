import type { RecoveryOperation } from '@retake/plugin-api';
import { clearDerivedWeights } from './operations/clear-derived-weights.js';
import { clearPartialDownloads } from './operations/clear-partial-downloads.js';
import { clearTemporaryFiles } from './operations/clear-temporary-files.js';
import { fetchFile } from './operations/fetch-file.js';
import { grantOwnAccess } from './operations/grant-own-access.js';
import { rebuildIndex } from './operations/rebuild-index.js';
import { relinkFile } from './operations/relink-file.js';
import { removeStaleLocks } from './operations/remove-stale-locks.js';
import { restoreLfsObject } from './operations/restore-lfs-object.js';
import { setAsideImpostor } from './operations/set-aside-impostor.js';
import { shrinkCache } from './operations/shrink-cache.js';
import { verifyFiles } from './operations/verify-files.js';
import type { RepairParts } from './repair-parts.js';

/** Every operation of the plugin by its contribution id. */
export const repairOperations: Readonly<Record<string, (parts: RepairParts) => RecoveryOperation>> = {
  'restore-lfs-object': () => restoreLfsObject,
  'relink-file': relinkFile,
  'rebuild-index': () => rebuildIndex,
  'clear-partial-downloads': clearPartialDownloads,
  'fetch-file': fetchFile,
  'verify-files': () => verifyFiles,
  'set-aside-impostor': () => setAsideImpostor,
  'remove-stale-locks': (parts) => removeStaleLocks(parts),
  'clear-derived-weights': clearDerivedWeights,
  'clear-temporary-files': clearTemporaryFiles,
  'shrink-cache': shrinkCache,
  'grant-own-access': () => grantOwnAccess(),
};
