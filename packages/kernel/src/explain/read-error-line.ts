import type { EvidenceCause } from '@retake/plugin-api';

const classWords = 'Error|Exception|Interrupt|Timeout|SystemExit|Killed';
const namedMessage = `((?:[\\w$]+\\.)*\\w*(?:${classWords}))(?: \\[(\\w+)\\])?: ?(.*)$`;
/** A class name and what it says: `torch.OutOfMemoryError: CUDA out of memory`, also in the middle of a line. */
const classAndMessage = new RegExp(`(?:^|[\\s:：\\]}>(|,'"-])${namedMessage}`);
/** The same at the beginning of a line, where most are: nothing needs to be looked for. */
const classAtStart = new RegExp(`^${namedMessage}`);
/** What every text with one holds; quicker to look for. */
const classEnd = new RegExp(`(?:${classWords})(?: \\[\\w+\\])?:`);
/** A class name alone on its line. */
const classAlone = new RegExp(`^(?:E +)?((?:[\\w$]+\\.)*[A-Z]\\w*(?:${classWords}))$`);
/** Whatever stands below the frames of a Python traceback. */
const belowFrames = /^((?:\w+\.)*[A-Za-z]\w*)(?:: (.*))?$/;
/** Other ways to begin an error line. What follows is the message, where a group holds it. */
const openings: readonly RegExp[] = [
  /^(?:!!! Exception during processing !!! ?|- \*\*Exception Message:\*\* |Error during [\w ]+: )(.*)$/,
  /^(?:npm ERR! |panic: |thread '[^']*' panicked at )(.*)$/,
  /^(?:[\w./-]+: )?(?:fatal(?: error)?|error): (.*)$/i,
  /(?:^|[\s\]|-])(?:ERROR|FATAL|CRITICAL)\b[\]|:\s-]+(.+)$/,
  /^\[(?:E|error|fatal|F)(?:[:\]].*)$/i,
  /^(?:Error|Failed|Could not|Cannot|Unable to)\b.*$/,
];
/** What an error line must hold; spares the other patterns on most lines. */
const worthReading =
  /error|exception|interrupt|timeout|exit|kill|fatal|fail|could|cannot|unable|panic|critical|\[[ef]\b/i;

/**
 * Reads the error that a line reports.
 * @param line one line, without colours
 * @param afterFrames whether the lines before it were the frames of a Python traceback
 */
export function readErrorLine(line: string, afterFrames: boolean): EvidenceCause | undefined {
  if (afterFrames) {
    const found = belowFrames.exec(line);
    if (found) return { name: found[1] ?? '', message: found[2] ?? '' };
  }
  const atStart = classAtStart.exec(line);
  if (!atStart && !worthReading.test(line)) return undefined;
  const named = atStart ?? (classEnd.test(line) ? classAndMessage.exec(line) : null);
  if (named) {
    const [, name = '', code, message = ''] = named;
    return code === undefined ? { name, message } : { name, message, code };
  }
  const alone = classAlone.exec(line)?.[1];
  if (alone !== undefined) return { name: alone, message: '' };
  for (const opening of openings) {
    const found = opening.exec(line);
    if (found) return { name: 'Error', message: found[1] ?? found[0] };
  }
  return undefined;
}
