import type { Token } from './token.js';

/** Makes a token. `id` must be unique in the app, for example `retake.clock`. */
export function createToken<T>(id: string): Token<T> {
  return Object.freeze({ id });
}
