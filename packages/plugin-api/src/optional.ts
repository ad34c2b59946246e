import type { Token } from './token.js';

/**
 * Lets a contribution come up also without what the token stands for: `undefined` is injected then.
 * For points only other plugins fill (`optional(points.images)`).
 */
export function optional<T>(token: Token<T>): Token<T | undefined> {
  return Object.freeze({ id: token.id, optional: true as const });
}
