import { randomBytes } from 'node:crypto';
import type { Random } from '@retake/plugin-api';

const idBytes = 5;
const range = 2 ** 48;

/** Randomness of this machine. */
export const systemRandom: Random = {
  next: () => randomBytes(6).readUIntBE(0, 6) / range,
  id: () => randomBytes(idBytes).toString('hex'),
};
