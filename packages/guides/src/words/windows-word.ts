/**
 * A text as one word for PowerShell and cmd: bare where it can be, in double quotes where both take them, else in the single
 * quotes of PowerShell, so that nothing in it is run there.
 */
export function windowsWord(text: string): string {
  const oneLine = text.replaceAll(/[\r\n\0]+/g, ' ');
  if (/^[\w.:\\/][\w.:\\/+=-]*$/.test(oneLine)) return oneLine;
  return /^[\w.:\\/+=,@ ()-]+$/.test(oneLine) && !oneLine.endsWith('\\')
    ? `"${oneLine}"`
    : `'${oneLine.replaceAll("'", "''")}'`;
}
