import type { CheckName } from './checks.js';

const device = ['accelerator'] as const;
const download = ['url', 'repository'] as const;

/** Facts that each check looks at and a person can tell. */
export const factsRead: Readonly<Partial<Record<CheckName, readonly string[]>>> = {
  'card-listed': device,
  'card-memory': [...device, 'bytesAsked'],
  driver: device,
  disk: ['folder', 'file', 'checkpoint', 'bytesNeeded', 'bytesAsked'],
  memory: ['bytesAsked'],
  reachable: download,
  url: download,
  checkpoint: ['checkpoint'],
  video: ['video'],
};
