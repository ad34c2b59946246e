import type { Fault } from '../fault.js';
import { badRequest } from './bad-request.js';
import { corrupt } from './corrupt.js';
import { decodeMemory } from './decode-memory.js';
import { denoiseLevel } from './denoise-level.js';
import { denoiseInt8, denoiseMemory } from './denoise-memory.js';
import { kill } from './kill.js';
import { parentKilled } from './parent-killed.js';
import { story } from './story.js';
import { transient } from './transient.js';

/** Every fault the demo can play, by id. */
export const faults: readonly Fault[] = [
  story,
  decodeMemory,
  denoiseMemory,
  denoiseInt8,
  denoiseLevel,
  kill,
  transient,
  corrupt,
  badRequest,
  parentKilled,
];
