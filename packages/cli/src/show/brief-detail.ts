/** Lines of stack traces: of JavaScript, of Node itself, and of native code. */
const traceLine = /^\s*(at .*[:(]|\d+: 0x[0-9a-f]+ |-+ (native|javascript) stack trace -+$)/i;
const mostLines = 8;

/** What a program said, for a person: without stack traces and at most some lines. The whole stands in log and report. */
export function briefDetail(detail: string): string {
  const lines = detail.split('\n').filter((line) => line.trim() !== '' && !traceLine.test(line));
  const left = lines.length - mostLines;
  return left > 0
    ? [...lines.slice(0, mostLines), `… ${left} more lines in the log`].join('\n')
    : lines.join('\n');
}
