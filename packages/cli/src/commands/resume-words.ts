/** The words that go on with a run, as they would have to be typed here. */
export function resumeWords(
  id: string,
  flags: { readonly app?: string | undefined; readonly 'runs-dir'?: string | undefined },
  command = 'retake',
): string {
  const given = (['app', 'runs-dir'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name}`, quoted(value)];
  });
  return [command, 'resume', id, ...given].join(' ');
}

/** A word as a shell takes it: bare, in double quotes, or in single ones where double quotes would not keep it. */
function quoted(word: string): string {
  if (/^[\w./:@-]+$/.test(word)) return word;
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
