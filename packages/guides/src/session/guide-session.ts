import type { GuideTools } from '../tools/guide-tools.js';
import type { GuideState } from './guide-state.js';

/** A guide that was begun. All that counts is in the file, so another process can go on with it; without a folder it is gone with the object. */
export interface GuideSession {
  readonly id: string;
  /** Folder of the file `<id>.json`; null when it is not kept. */
  readonly folder: string | null;
  /** Where it stands, of one that is not kept. */
  state?: GuideState;
  readonly tools: GuideTools;
}
