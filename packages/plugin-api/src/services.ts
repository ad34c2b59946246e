import type { Clock } from './clock.js';
import { createToken } from './create-token.js';
import type { Logger } from './logger.js';
import type { Random } from './random.js';

/** What the kernel provides for injection. `cacheDirectory` is an absolute, existing folder for derived files. */
export const services = {
  clock: createToken<Clock>('retake.clock'),
  random: createToken<Random>('retake.random'),
  logger: createToken<Logger>('retake.logger'),
  cacheDirectory: createToken<string>('retake.cache-directory'),
} as const;
