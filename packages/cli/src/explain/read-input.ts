import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDecoder } from 'node:util';
import { UsageError } from '../args/usage-error.js';
import type { Terminal } from '../terminal.js';

/** So much of the beginning decides whether it is text, in bytes. */
const sniffed = 65_536;
/** A path with these is there, or leads in a circle; with others it is no path. */
const unseen = ['EACCES', 'EPERM', 'ELOOP', 'EIO'];
const utf16 = { little: [0xff, 0xfe], big: [0xfe, 0xff] } as const;
const bareFile = /^[\w.+-]*\w\.[a-z][a-z0-9]{0,3}$/;
const howTo = 'Give a log: retake explain run.log, or pipe one in: program 2>&1 | retake explain -';

/**
 * The text that a word of the command line stands for, in pieces: `-` or no word is standard input, the path of a file that
 * is there is that file, anything else is the text itself.
 * @throws UsageError when there is nothing to read, or what is there is not text
 */
export async function* readInput(
  word: string | undefined,
  { cwd }: Pick<Terminal, 'cwd'>,
  stdin: AsyncIterable<Buffer> & { readonly isTTY?: boolean } = process.stdin,
): AsyncGenerator<string> {
  if (word === undefined || word === '-') {
    if (stdin.isTTY && word === undefined) throw new UsageError('explain needs a log', howTo);
    yield* decode(stdin, 'standard input');
    return;
  }
  const path = resolve(cwd, word);
  const there = fileAt(path);
  if (there === 'file') yield* decode(readable(path, word), word);
  else if (there === 'folder') throw new UsageError(`${word} is a folder`, howTo);
  else if (looksLikePath(word)) throw new UsageError(`there is no file ${word}`, howTo);
  else yield word;
}

async function* readable(path: string, word: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : message;
    throw new UsageError(`${word} cannot be read: ${why}`, howTo);
  }
}

function fileAt(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (unseen.includes(code)) throw new UsageError(`${path} cannot be looked at (${code})`, howTo);
    return undefined;
  }
}

/** The short endings in small letters that files have tell them from errors such as `torch.OutOfMemoryError` or `socket.error`. */
function looksLikePath(word: string): boolean {
  return (
    !/\s/.test(word) && (/[\\/]|\.(?:log|txt|jsonl?|out|err)(?:\.\d+)?$/i.test(word) || bareFile.test(word))
  );
}

async function* decode(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk, name);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** PowerShell writes UTF-16 where others write UTF-8. */
function decoderFor(start: Buffer, name: string): TextDecoder {
  const begins = (mark: readonly number[]) => mark.every((byte, at) => start[at] === byte);
  if (begins(utf16.little)) return new TextDecoder('utf-16le');
  if (begins(utf16.big)) return new TextDecoder('utf-16be');
  if (start.subarray(0, sniffed).includes(0))
    throw new UsageError(
      `${name} is not text: it holds NUL bytes`,
      'Give the log that the program wrote, not a model, a video or a core dump.',
    );
  return new TextDecoder(isUtf8(start) ? 'utf-8' : 'windows-1252');
}

/** Whether it is UTF-8, whose last character may go on in the next piece. Programs on Windows write the code page of the system. */
function isUtf8(start: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}
