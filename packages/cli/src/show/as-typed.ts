/**
 * Puts what a person types here in place of `retake` where a text tells a command: `retake resume` becomes
 * `npm start -- resume`. Words of sentences and paths stay.
 */
export function asTyped(text: string, command: string, names: readonly string[]): string {
  const told = new RegExp(`(^|[\`"(]| {2}|[:|] )retake (?=(?:${names.join('|')})\\b)`, 'gm');
  return text.replaceAll(told, (_, before: string) => `${before}${command} `);
}
