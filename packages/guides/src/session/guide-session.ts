import type { GuideTools } from '../tools/guide-tools.js';

/** A guide that was begun. All that counts is in the file, so another process can go on with it. */
export interface GuideSession {
  readonly id: string;
  /** Folder of the file `<id>.json`. */
  readonly folder: string;
  readonly tools: GuideTools;
}
