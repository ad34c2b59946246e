import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger as Pino, pino } from 'pino';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import { isOlder } from './is-older.js';
import { logFileName } from './log-folder.js';
import { type LogLevel, logLevels } from './log-level.js';
import type { Redactor } from './redactor.js';

/** When a file is closed, packed and followed by a new one. */
export interface RotationOptions {
  /** With unit: `10M`, `500K`; `10M` by default. */
  readonly size?: string;
  /** With unit `s`, `m`, `h` or `d`: `1d`, `6h`; `1d` by default. */
  readonly interval?: string;
  /** Packed files that are kept; 14 by default. */
  readonly files?: number;
}

const packedFiles = 14;
const closeMs = 2_000;

/** Names that every line has; a field called so gets a `_` behind it. */
const reserved: ReadonlySet<string> = new Set(['level', 'time', 'run', 'msg']);

const customLevels = { recovery: logLevels.RECOVERY, user_action: logLevels.USER_ACTION };

/** The log of one run. Whatever goes wrong in writing is kept in `problem`; nothing is thrown. */
export class RunLog {
  readonly #stream: RotatingFileStream;
  readonly #pino: Pino<keyof typeof customLevels>;
  readonly #redactor: Redactor;
  #problem: Error | undefined;

  private constructor(stream: RotatingFileStream, run: string, redactor: Redactor) {
    this.#stream = stream;
    this.#redactor = redactor;
    const note = (error: Error) => {
      this.#problem ??= error;
    };
    stream.on('error', note).on('warning', note);
    const target = { write: (line: string) => void (this.#problem || stream.write(line)) };
    const options = {
      level: 'debug',
      customLevels,
      base: { run },
      formatters: { level: (label: string) => ({ level: label.toUpperCase() }) },
    };
    this.#pino = pino(options, target);
  }

  /** Opens the log of a run for appending. @param now milliseconds since the epoch */
  static async open(
    folder: string,
    run: string,
    redactor: Redactor,
    now: number,
    { size = '10M', interval = '1d', files = packedFiles }: RotationOptions = {},
  ): Promise<RunLog> {
    await mkdir(folder, { recursive: true });
    const name = (index?: number | Date | null) =>
      index ? `${logFileName}.${String(index)}.gz` : logFileName;
    const options = { path: folder, compress: 'gzip', rotate: files } as const;
    // The interval runs while the file is open; a run that is gone on with days later must not add to the old file.
    if (await isOlder(join(folder, logFileName), interval, now))
      await packNow(() => createStream(name, { ...options, size: '1B' }));
    return new RunLog(createStream(name, { ...options, size, interval }), run, redactor);
  }

  /** The first thing that went wrong; after it nothing is written any more. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Writes one line, without secrets. */
  write(level: LogLevel, fields: object, message: string): void {
    const method = level.toLowerCase() as Lowercase<LogLevel>;
    this.#pino[method](this.#cleaned(fields), this.#redactor.text(message));
  }

  /** Remembers the prompts in what is not logged itself. */
  learn(value: unknown): void {
    this.#redactor.learn(value);
  }

  /** Fields that cannot be read, because a getter throws, are left out, and the line stays. */
  #cleaned(fields: object): object {
    try {
      const clean = Object.entries(this.#redactor.value(fields) as object);
      return Object.fromEntries(clean.map(([name, item]) => [reserved.has(name) ? `${name}_` : name, item]));
    } catch (error) {
      return { unreadable: String(error) };
    }
  }

  /** Resolves when everything is written, or after two seconds. */
  async close(): Promise<void> {
    const closed = once(this.#stream, 'close').catch(() => undefined);
    this.#stream.end();
    const late = new AbortController();
    await Promise.race([closed, wait(closeMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
  }
}

/** A stream for which one byte is enough packs the file when it is opened. */
async function packNow(open: () => RotatingFileStream): Promise<void> {
  const stream = open();
  const ended = new Promise<void>((resolve) => stream.once('error', () => resolve()).once('close', resolve));
  stream.end();
  await ended;
}
