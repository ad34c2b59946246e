/** Words that must stand in no committed file, with the reason. */
const forbidden = [
  { pattern: /https?:\/\/[^\s"')]*registry[^\s"')]*/i, why: 'a registry address' },
  { pattern: /\btarball: /, why: 'a download address in the lockfile' },
  { pattern: /(?<![\w.~/-])\/(root|work|Users\/\w+|home\/\w+)\/[\w.]/, why: 'a path of one machine' },
];

/** Finds words in a committed text file that belong to one machine only; each as `line: reason: words`. */
export function findForbidden(text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    forbidden.flatMap(({ pattern, why }) => {
      const found = pattern.exec(line);
      return found ? [`${index + 1}: ${why}: ${found[0]}`] : [];
    }),
  );
}
