const farthest = 60;

/**
 * Expressions for two things on one line, in either order, with few words between them.
 *
 * @param one alternatives of a regular expression, for example `gpu|graphics card`
 * @param other alternatives likewise
 */
export function near(one: string, other: string): readonly RegExp[] {
  return [join(one, other), join(other, one)];
}

function join(first: string, second: string): RegExp {
  return new RegExp(`\\b(?:${first})(?!\\w)[^\\n]{0,${farthest}}\\b(?:${second})(?!\\w)`, 'i');
}
