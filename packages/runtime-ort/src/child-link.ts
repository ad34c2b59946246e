import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ChildCommand } from './child-command.js';
import { commandDescriptor, lifeDescriptor } from './descriptors.js';
import { bytesOf, frameHead } from './frame.js';
import { type Frame, FrameReader } from './frame-reader.js';
import type { Beat, Reply } from './messages.js';
import { StderrTail } from './stderr-tail.js';

/** How a process ended. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Its last words on stderr. */
  readonly stderrTail: string;
  /** Set when it could not even be started. */
  readonly error?: Error;
}

export interface ChildListener {
  onReply(frame: Frame<Reply>): void;
  onBeat(beat: Beat): void;
}

/** A running child and the pipes to it. Knows bytes and signals, not what the commands mean. */
export class ChildLink {
  /** Resolves when the process is gone and its pipes are empty. Never rejects. */
  readonly ended: Promise<Ending>;
  readonly #process: ChildProcess;

  constructor(command: ChildCommand, listener: ChildListener) {
    const { NODE_OPTIONS: _ignored, ...inherited } = process.env;
    this.#process = spawn(command.file, command.args, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...inherited, ELECTRON_RUN_AS_NODE: '1', ...command.env },
      windowsHide: true,
    });
    const tail = new StderrTail();
    this.#process.stderr?.on('data', (chunk: Buffer) => tail.push(chunk));
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) =>
        resolve({ ...unknownEnding, stderrTail: tail.toString(), error }),
      );
      this.#process.once('close', (exitCode, signal) =>
        resolve({ exitCode, signal, stderrTail: tail.toString() }),
      );
    });
    this.#listen(commandDescriptor, new FrameReader<Reply>((frame) => listener.onReply(frame)));
    this.#listen(lifeDescriptor, new FrameReader<Beat>((frame) => listener.onBeat(frame.header)));
  }

  /** Process id; -1 when it could not be started. */
  get pid(): number {
    return this.#process.pid ?? -1;
  }

  /** Queues a frame. The payloads are sent from where they lie: leave them alone until the reply. */
  send(content: object, payloads: readonly ArrayBufferView[] = []): void {
    const pipe = this.#pipe(commandDescriptor);
    if (!pipe?.writable) return;
    pipe.cork();
    pipe.write(frameHead(content, payloads));
    for (const payload of payloads) if (payload.byteLength > 0) pipe.write(bytesOf(payload));
    pipe.uncork();
  }

  kill(signal: NodeJS.Signals): void {
    if (this.#process.pid !== undefined) this.#process.kill(signal);
  }

  #pipe(descriptor: number): Socket | undefined {
    return (this.#process.stdio[descriptor] ?? undefined) as Socket | undefined;
  }

  #listen<T>(descriptor: number, reader: FrameReader<T>): void {
    const pipe = this.#pipe(descriptor);
    // A broken pipe is never news: the process is ending, and `ended` says how.
    pipe?.on('error', () => undefined);
    pipe?.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch {
        this.kill('SIGKILL');
      }
    });
  }
}

const unknownEnding = { exitCode: null, signal: null } as const;
