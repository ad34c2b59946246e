import type { ErrorEvidence, JsonObject } from '@retake/plugin-api';
import type { Mutable } from '../mutable.js';

/** How a process ended, what a server answered and when it may be asked again, as a log tells it. */
export type Ending = Pick<ErrorEvidence, 'exitCode' | 'signal' | 'httpStatus'> & {
  readonly facts: JsonObject;
};

const signalNumbers: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};
/** A shell adds this to the number of the signal that ended a process. */
const shellOffset = 128;
/** NTSTATUS codes begin here: 0xC0000005 is an access violation. */
const firstNtStatus = 0xc000_0000;
/** How far a 32-bit number reaches: Windows prints status codes as signed numbers too. */
const unsigned32 = 2 ** 32;

const exitNumber =
  /\b(?:exit(?:ed|ing)?(?: with)?(?: (?:code|status|value))|(?:return|exit|error)[ _]?code|returncode|exitcode|exit status)[ :=]*\(?(-?\d{1,10}|0x[\da-f]{1,8})\b/i;
const ntStatus = /\b(0xC0000[\dA-F]{3}|322122[56]\d{3}|-10737\d{5})\b/i;
const signalNumber = /\bsignal[ :=]*(?:number )?(\d{1,2})\b/i;
const signalName = /\b(SIG(?:KILL|SEGV|ABRT|BUS|ILL|FPE|TERM))\b/;
const words: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\n)(?:.*\d )?Killed(?: {2,}.*)?(?:$|\n)/, 'SIGKILL'],
  [/\bSegmentation fault\b/, 'SIGSEGV'],
  [/\bAborted(?: \(core dumped\))|(?:^|\n)Aborted(?:$|\n)/, 'SIGABRT'],
  [/\bIllegal instruction\b/, 'SIGILL'],
  [/\bBus error\b/, 'SIGBUS'],
];
/** What the patterns about signals must find one of; spares them on most texts. */
const worthSignal = /sig|Killed|Segmentation|Aborted|Illegal|Bus/i;
const httpStatus =
  /\b(?:HTTP(?:\/\d(?:\.\d)?)?(?: status)?(?: code)?|status(?: code|_code)?|response code|server returned)[ :="']*([45]\d\d)\b|\b([45]\d\d) (?:Client|Server) Error\b/i;
const retryAfter = /\bretry[- ]after["']?[ :=]+["']?(\d+(?:\.\d+)?)/i;
/** What a text with any of these must hold: spares the patterns above on most. */
const worthReading =
  /(?:code|status|value|returned|http(?:\/[\d.]+)?)[ :=("']*-?\d| (?:client|server) error|retry.after|0xc0000|322122|-10737|sig(?:nal|kill|segv|abrt|bus|ill|fpe|term)|killed|segmentation f|aborted|illegal i|bus error/i;

/** Reads these numbers out of the end of a log. */
export function readEnding(text: string): Ending {
  if (!worthReading.test(text)) return { facts: {} };
  const ending: Mutable<Ending> = { facts: {} };
  const status = statusOf(text);
  if (status !== undefined && status >= 0) ending.exitCode = status;
  const signal = signalOf(text, status);
  if (signal !== undefined) ending.signal = signal;
  const http = httpStatus.exec(text);
  if (http) ending.httpStatus = Number(http[1] ?? http[2]);
  const wait = retryAfter.exec(text)?.[1];
  if (wait !== undefined) ending.facts = { retryAfterSeconds: Number(wait) };
  return ending;
}

/** Negative where a runtime tells a signal that way: -9. */
function statusOf(text: string): number | undefined {
  const found = ntStatus.exec(text)?.[1] ?? exitNumber.exec(text)?.[1];
  if (found === undefined) return undefined;
  const value = Number(found);
  return value < -shellOffset ? value + unsigned32 : value === 0 ? undefined : value;
}

function signalOf(text: string, status: number | undefined): string | undefined {
  if (status !== undefined && status < firstNtStatus) {
    const name = signalNumbers[status < 0 ? -status : status - shellOffset];
    if (name) return name;
  }
  if (!worthSignal.test(text)) return undefined;
  const name = signalName.exec(text)?.[1];
  if (name) return name;
  const number = signalNumber.exec(text)?.[1];
  return (number && signalNumbers[Number(number)]) || words.find(([pattern]) => pattern.test(text))?.[1];
}
