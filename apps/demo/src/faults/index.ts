import type { Fault } from '../fault.js';
import { badImage } from './bad-image.js';
import { badRequest } from './bad-request.js';
import { corrupt } from './corrupt.js';
import { bothStory, corruptVae } from './corrupt-vae.js';
import { decodeMemory } from './decode-memory.js';
import { denoiseLevel } from './denoise-level.js';
import { denoiseInt4, denoiseInt8, denoiseMemory } from './denoise-memory.js';
import { encodeMemory } from './encode-memory.js';
import { kill, textStory } from './kill.js';
import { imageStory, killEncode } from './kill-encode.js';
import { parentKilled } from './parent-killed.js';
import { story } from './story.js';
import { transient } from './transient.js';

/** What `npm start` plays: one clip of each model, and one whose frames do not fit. */
export const stories: readonly Fault[] = [textStory, imageStory, bothStory, story];

/** Every fault the demo can play, by id. */
export const faults: readonly Fault[] = [
  story,
  decodeMemory,
  encodeMemory,
  denoiseMemory,
  denoiseInt8,
  denoiseInt4,
  denoiseLevel,
  kill,
  killEncode,
  transient,
  corrupt,
  corruptVae,
  badRequest,
  badImage,
  parentKilled,
];
