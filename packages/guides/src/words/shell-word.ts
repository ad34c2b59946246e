/** A text as one word of a POSIX shell: bare where it can be, else in single quotes, so that nothing in it is run. */
export function shellWord(text: string): string {
  const oneLine = text.replaceAll(/[\r\n\0]+/g, ' ');
  return /^[\w./:@%+=,-]+$/.test(oneLine) && !oneLine.startsWith('-')
    ? oneLine
    : `'${oneLine.replaceAll("'", "'\\''")}'`;
}
