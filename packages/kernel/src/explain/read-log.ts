import type { ErrorEvidence, EvidenceCause } from '@retake/plugin-api';
import type { Mutable } from '../mutable.js';
import { readEnding } from './read-ending.js';
import { readErrorLine } from './read-error-line.js';

/** Where the log is from; what is left out is not known. */
export interface LogPlace {
  readonly stage?: string;
  readonly model?: string;
}

/** How much of a log's end is read as a whole, and how much belongs to one error, in characters. */
const contextLength = 16_384;
const messageLength = 4_096;
const messageLines = 12;
const mostErrors = 64;
const mostLinks = 15;

const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;?]*[A-Za-z]`, 'g');
/** Printable characters as reports in JSON write them: `\u0027`. */
const escaped = /\\u00([2-7][\da-f])/gi;
/** How lines begin that are more than words of an error; spares the patterns below on all others. */
const special = /^[\s|[({\-TDCc]/;
/** What launchers put before each line: `[rank0]: `, `worker-1 | `, `(APIServer pid=1) `. */
const launcher = /^(?:\[rank ?\d+\]:|\([\w ]+pid=\d+\)) ?/;
const traceback = /^\s*(?:\|\s*)?Traceback \(most recent call last\)/;
const frame = /^\s+\S|^\s*$/;
const wrapped = /^(?:The above exception was the direct cause of|During handling of the above exception)/;
/** An inner cause on a line of its own: Node, Java and Rust, .NET. */
const inner = /^\s*(?:(?:\{\s*)?\[cause\]: |\[errors\]: \[|Caused by: ?|caused by: |---> )(.*)$/;
const indent = /^(?:\s+\d+: |\s+)/;
/** Lines that end a message: progress bars, what a server logs next, frames. */
const noPart = /^\s*(?:at [\w.<$]|File "|\d+%\||got prompt|Prompt executed|Traceback )|\d%\|/;
const exceptionType = /^- \*\*Exception Type:\*\* (\S+)/;

/** One error and what it wraps, outermost first. */
type Chain = EvidenceCause[];

/**
 * Reads any program's log as evidence, once for each error it reports, the last error first. The whole end of the log is
 * the outermost message; the errors that are recognised as such are its causes, the innermost last.
 */
export function readLog(log: string, place: LogPlace = {}): ErrorEvidence[] {
  const text = clean(log);
  const ending = readEnding(text.slice(-contextLength));
  const chains = chainsOf(text);
  const context = text.slice(-contextLength).trim();
  const evidence = (name: string, message: string, causes: Chain): ErrorEvidence => {
    const made: Mutable<ErrorEvidence> = { name, message, causes, facts: ending.facts };
    if (ending.exitCode !== undefined) made.exitCode = ending.exitCode;
    if (ending.signal !== undefined) made.signal = ending.signal;
    if (ending.httpStatus !== undefined) made.httpStatus = ending.httpStatus;
    if (place.stage !== undefined) made.stage = place.stage;
    if (place.model !== undefined) made.model = place.model;
    return made;
  };
  if (chains.length === 0) return [evidence('', context, [])];
  return chains.reverse().map((chain) => {
    const [only] = chain;
    const isAll = chain.length === 1 && only && saysAll(only, context);
    return isAll ? Object.assign(evidence('', context, []), only) : evidence('', context, chain);
  });
}

/** Whether a log holds nothing but an error. */
function saysAll({ name, message }: EvidenceCause, context: string): boolean {
  return (
    context.length === name.length + ': '.length + message.length &&
    context.startsWith(name) &&
    context.startsWith(': ', name.length) &&
    context.endsWith(message)
  );
}

function clean(log: string): string {
  const text = log.includes('\r') ? log.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : log;
  const plain = text.includes('\\u00') ? text.replace(escaped, (_, code) => characterOf(code)) : text;
  return plain.includes('\u001b') ? plain.replace(colours, '') : plain;
}

const characterOf = (code: string) => String.fromCharCode(Number.parseInt(code, 16));

function chainsOf(text: string): Chain[] {
  if (!text.includes('\n') && !special.test(text)) {
    const error = readErrorLine(text, false);
    return error ? [[{ ...error, message: cut(error.message) }]] : [];
  }
  const reader = new ChainReader();
  let from = 0;
  for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
    reader.read(text.slice(from, to));
    from = to + 1;
  }
  reader.read(text.slice(from));
  return reader.end();
}

const cut = (message: string) => message.slice(0, messageLength).trim();

class ChainReader {
  readonly #chains: Chain[] = [];
  #message: string[] | undefined;
  #frames = false;
  #wraps = false;
  #innerNext = false;
  #type: string | undefined;

  read(raw: string): void {
    if (special.test(raw)) this.#readSpecial(launcher.test(raw) ? raw.replace(launcher, '') : raw);
    else if (!this.#frames || !frame.test(raw)) this.#readError(raw, raw, undefined);
  }

  #readSpecial(line: string): void {
    if (wrapped.test(line)) {
      this.#close();
      this.#wraps = true;
      return;
    }
    if (traceback.test(line)) {
      this.#close();
      this.#frames = true;
      return;
    }
    if (this.#frames && frame.test(line)) return;
    const typed = exceptionType.exec(line)?.[1];
    if (typed !== undefined) {
      this.#type = typed;
      return;
    }
    const within = inner.exec(line)?.[1];
    this.#readError(line, (within ?? line).replace(indent, ''), within);
  }

  end(): Chain[] {
    this.#close();
    return this.#chains;
  }

  #readError(line: string, words: string, within: string | undefined): void {
    const isInner = within !== undefined || this.#innerNext;
    const error =
      readErrorLine(words, this.#frames) ??
      (isInner && words ? { name: 'Error', message: words } : undefined);
    this.#frames = false;
    if (!error) {
      this.#innerNext = within !== undefined;
      this.#continue(line);
      return;
    }
    this.#close();
    this.#innerNext = false;
    this.#add(this.#type && error.name === 'Error' ? { ...error, name: this.#type } : error, isInner);
    this.#type = undefined;
    this.#message = [error.message];
  }

  #add(error: EvidenceCause, isInner: boolean): void {
    const last = this.#chains.at(-1);
    if (last && last.length < mostLinks && (isInner || this.#wraps)) {
      if (isInner) last.push(error);
      else last.unshift(error);
    } else {
      this.#chains.push([error]);
      if (this.#chains.length > mostErrors) this.#chains.shift();
    }
    this.#wraps = false;
    this.#open = { chain: this.#chains.at(-1) ?? [], error };
  }

  #open: { readonly chain: Chain; readonly error: EvidenceCause } | undefined;

  #continue(line: string): void {
    if (!this.#message) return;
    if (line.trim() === '' || noPart.test(line) || this.#message.length >= messageLines) this.#close();
    else this.#message.push(line);
  }

  /** Gives the error that was read last all the lines of its message. */
  #close(): void {
    if (this.#message && this.#open) {
      const { chain, error } = this.#open;
      const message = cut(this.#message.join('\n'));
      chain.splice(chain.indexOf(error), 1, { ...error, message });
    }
    this.#message = undefined;
    this.#open = undefined;
  }
}
