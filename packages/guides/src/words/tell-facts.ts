import type { JsonValue } from '@retake/plugin-api';
import type { Facts } from './fill.js';
import { showAmount } from './show-amount.js';

type Telling = (value: string | number) => string | undefined;

const amount =
  (before: string, after = ''): Telling =>
  (value) =>
    typeof value === 'number' && value >= 0 ? `${before}${showAmount(value)}${after}` : undefined;
const named =
  (before: string, after = ''): Telling =>
  (value) =>
    `${before}${value}${after}`;
const seconds = (before: string): Telling => named(before, ' s');

const statuses: Readonly<Record<number, string>> = {
  401: 'not signed in',
  403: 'not allowed',
  404: 'not there',
  416: 'no such part of the file',
  429: 'asked too often',
  500: 'an error of the server',
  502: 'an error of a server in between',
  503: 'the server is overloaded',
  504: 'a server in between got no answer',
};
const signals: Readonly<Record<string, string>> = {
  SIGKILL: 'ended from outside',
  SIGTERM: 'asked to end from outside',
  SIGINT: 'stopped with Ctrl-C',
  SIGSEGV: 'touched memory that is not its own',
  SIGBUS: 'touched memory that is not there',
  SIGABRT: 'stopped itself',
  SIGILL: 'met an instruction the processor does not know',
};
const explained =
  (before: string, meanings: Readonly<Record<string, string>>): Telling =>
  (value) =>
    `${before}${value}${Object.hasOwn(meanings, value) ? ` (${meanings[value]})` : ''}`;

/** The codes of Windows are looked up by their hexadecimal form. */
const exitCode: Telling = (value) =>
  typeof value === 'number' && value >= 0x80000000
    ? `exit code 0x${value.toString(16).toUpperCase()} (${value})`
    : `exit code ${value}`;

/** How each fact that failures carry is told, in the order in which they are. */
const tellings: Readonly<Record<string, Telling>> = {
  bytesAsked: amount('', ' were asked for'),
  bytesNeeded: amount('', ' are needed'),
  minimumBytes: amount('', ' are needed at least'),
  bytesFree: amount('', ' were free'),
  bytesLeft: amount('', ' were left'),
  bytesTotal: amount('', ' in all'),
  bytesLimit: amount('the limit is '),
  bytesExpected: amount('', ' were expected'),
  bytesGiven: amount('', ' came'),
  fileBytes: amount('the file has '),
  bytesMissing: amount('', ' are missing'),
  file: named('file '),
  path: named('path '),
  url: named('address '),
  host: named('server '),
  httpStatus: explained('HTTP ', statuses),
  status: named('status '),
  retryAfterSeconds: seconds('the server asks to wait '),
  waitedSeconds: seconds('waited '),
  signal: explained('signal ', signals),
  exitCode,
  multiple: named('must be a multiple of '),
};

/** Pairs of what came and what was to come. */
const pairs: Readonly<Record<string, string>> = {
  Shape: 'shape',
  Channels: 'channels',
  Frames: 'frames',
  Width: 'width',
  Height: 'height',
  Length: 'length',
  Size: 'size',
  Type: 'number format',
  Version: 'version',
  Device: 'device',
};

/** The numbers and names of a failure as short phrases with units: `20 GiB were asked for`. */
export function tellFacts(facts: Facts): readonly string[] {
  const told: string[] = [];
  const left = new Map(Object.entries(facts));
  const take = (name: string): string | number | undefined => {
    const value = left.get(name);
    left.delete(name);
    return value;
  };
  for (const [name, telling] of Object.entries(tellings)) {
    const value = take(name);
    const phrase = value === undefined ? undefined : telling(value);
    if (phrase !== undefined) told.push(phrase);
  }
  for (const [suffix, word] of Object.entries(pairs)) {
    const given = take(`given${suffix}`);
    const expected = take(`expected${suffix}`);
    if (given !== undefined || expected !== undefined) told.push(pair(word, given, expected));
  }
  const given = take('given') ?? take('got');
  const expected = take('expected');
  if (given !== undefined || expected !== undefined) told.push(pair('', given, expected));
  for (const [name, value] of left) told.push(`${words(name)} ${value}`);
  return told;
}

function pair(word: string, given?: JsonValue, expected?: JsonValue): string {
  const parts = [
    ...(given === undefined ? [] : [`got ${String(given)}`]),
    ...(expected === undefined ? [] : [`expected ${String(expected)}`]),
  ];
  return `${word === '' ? '' : `${word}: `}${parts.join(', ')}`;
}

/** `minimumSteps` as `minimum steps`. */
function words(name: string): string {
  return name.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
}
