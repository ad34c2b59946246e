import type { Check } from './check.js';
import { checkCardListed, checkCardMemory, checkCardVisible, checkDriver } from './check-cards.js';
import { checkCheckpoint } from './check-checkpoint.js';
import { checkDisk, checkInt8, checkMemory, checkSwap } from './check-host.js';
import { checkOnline, checkReachable, checkToken, checkUrl } from './check-network.js';
import { checkCudaLibraries, checkCudaProvider } from './check-providers.js';
import { checkRun } from './check-run.js';
import { checkVideo } from './check-video.js';

/** All checks that steps of guides can name. */
export const checks = {
  'card-listed': checkCardListed,
  'card-visible': checkCardVisible,
  'card-memory': checkCardMemory,
  driver: checkDriver,
  'cuda-provider': checkCudaProvider,
  'cuda-libraries': checkCudaLibraries,
  disk: checkDisk,
  memory: checkMemory,
  swap: checkSwap,
  int8: checkInt8,
  reachable: checkReachable,
  url: checkUrl,
  token: checkToken,
  online: checkOnline,
  checkpoint: checkCheckpoint,
  video: checkVideo,
  run: checkRun,
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof checks;
