import type { EvidenceCause } from '@retake/plugin-api';

const classWords = 'Error|Exception|Interrupt|Timeout|SystemExit|Killed';
/** A class name and what it says: `torch.OutOfMemoryError: CUDA out of memory`, also in the middle of a line. */
const classAndMessage = new RegExp(
  `(?:^|[\\s:：\\]}>(|,'"-])((?:[\\w$]+\\.)*\\w*(?:${classWords}))(?: \\[(\\w+)\\])?: ?(.*)$`,
);
/** A class name alone on its line. */
const classAlone = new RegExp(`^(?:E +)?((?:[\\w$]+\\.)*[A-Z]\\w*(?:${classWords}))$`);
/** Whatever stands below the frames of a Python traceback. */
const belowFrames = /^((?:\w+\.)*[A-Za-z]\w*)(?:: (.*))?$/;
/** Other ways to begin an error line. What follows is the message, where a group holds it. */
const openings: readonly RegExp[] = [
  /^!!! Exception during processing !!! ?(.*)$/,
  /^- \*\*Exception Message:\*\* (.*)$/,
  /^Error during [\w ]+: (.*)$/,
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
    const [, name, message = ''] = belowFrames.exec(line) ?? [];
    if (name !== undefined) return { name, message };
  }
  if (!worthReading.test(line)) return undefined;
  const [, name, code, message = ''] = classAndMessage.exec(line) ?? [];
  if (name !== undefined) return { name, message, ...(code === undefined ? {} : { code }) };
  const [, alone] = classAlone.exec(line) ?? [];
  if (alone !== undefined) return { name: alone, message: '' };
  for (const opening of openings) {
    const [whole, said] = opening.exec(line) ?? [];
    if (whole !== undefined) return { name: 'Error', message: said ?? whole };
  }
  return undefined;
}
