import {
  type Clock,
  type Graph,
  type Logger,
  type RemoteSession,
  type RemoteTensor,
  RetakeError,
  type RunCall,
  type RunResult,
  type Tensor,
  type TensorWorker,
  type WorkerMemory,
} from '@retake/plugin-api';
import type { ChildCommand } from './child-command.js';
import { ChildLink, type Ending } from './child-link.js';
import type { OrtConfig } from './config.js';
import { endingError, endingFacts, startError } from './ending-error.js';
import type { Frame } from './frame-reader.js';
import type { Beat, Command, Reply } from './messages.js';
import { PendingCalls } from './pending-calls.js';
import { remoteError } from './remote-error.js';
import { runCommand } from './run-command.js';
import { showMebibytes } from './show-mebibytes.js';
import { checkTensor, readTensors } from './tensor-headers.js';
import { type Silence, watchSilence } from './watch-silence.js';
import { within } from './within.js';

export interface OrtWorkerOptions {
  readonly command: ChildCommand;
  readonly config: OrtConfig;
  readonly clock: Clock;
  readonly log: Logger;
  /** The limit that was asked for, in bytes, or null. */
  readonly limitBytes: number | null;
  /** True when this process must see to the limit itself, by watching resident memory. */
  readonly watchLimit: boolean;
}

/** One supervised inference process. Made by `startOrtWorker`. */
export class OrtWorker implements TensorWorker {
  readonly #options: OrtWorkerOptions;
  readonly #link: ChildLink;
  readonly #calls: PendingCalls;
  #silence: Silence | undefined;
  readonly #ready: Promise<void>;
  /** Names of the graphs that sessions were made of, for messages. */
  readonly #names = new Map<number, string>();
  #becomeReady: () => void = () => undefined;
  #memory: WorkerMemory = { residentBytes: 0 };
  /** Why no further calls are taken. */
  #end: RetakeError | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: OrtWorkerOptions) {
    this.#options = options;
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
    this.#calls = new PendingCalls((frame) => this.#discard(frame));
    this.#link = new ChildLink(options.command, {
      onReply: (frame) => (frame.header.id === 0 ? this.#isReady() : this.#calls.settle(frame)),
      onBeat: (beat) => this.#beat(beat),
    });
    this.#link.ended.then((ending) => this.#ended(ending));
  }

  get pid(): number {
    return this.#link.pid;
  }

  /** Resolves when the process takes calls. @throws RetakeError `worker_start_failed`; the signal's reason. */
  async started(signal?: AbortSignal): Promise<void> {
    const { clock, config, limitBytes } = this.#options;
    const kill = () => this.#link.kill('SIGKILL');
    signal?.addEventListener('abort', kill, { once: true });
    const first = Promise.race([this.#ready.then(() => true), this.#link.ended.then(() => false)]);
    const inTime = await within(clock, config.startMs, first);
    signal?.removeEventListener('abort', kill);
    if (inTime && (await first) && !signal?.aborted) return;
    kill();
    const ending = await this.#link.ended;
    signal?.throwIfAborted();
    throw startError(inTime ? undefined : config.startMs, ending, { pid: this.pid, limitBytes });
  }

  async load(graph: Graph, signal?: AbortSignal): Promise<RemoteSession> {
    const { name, weightsRoot } = graph;
    const reply = await this.#call({ op: 'load', graph: { name, weightsRoot } }, [graph.model], name, signal);
    const { session = 0 } = reply.header;
    this.#names.set(session, name);
    return { session };
  }

  async run(call: RunCall, signal?: AbortSignal): Promise<RunResult> {
    const { command, payloads } = runCommand(call);
    const { target } = call;
    const name = 'session' in target ? (this.#names.get(target.session) ?? 'unknown session') : target.name;
    const reply = await this.#call(command, payloads, name, signal);
    return { kept: reply.header.kept ?? {}, fetched: readTensors(reply) };
  }

  async put(tensor: Tensor): Promise<RemoteTensor> {
    const reply = await this.#call(
      { op: 'put', tensor: checkTensor('tensor', tensor) },
      [tensor.data],
      'put',
    );
    const remote = reply.header.kept?.tensor;
    if (!remote) throw new Error('the inference process did not say where the tensor is');
    return remote;
  }

  async get(tensor: RemoteTensor): Promise<Tensor> {
    const found = readTensors(await this.#call({ op: 'get', remote: tensor.remote }, [], 'get')).tensor;
    if (!found) throw new Error('the inference process sent no tensor');
    return found;
  }

  async free(items: readonly (RemoteTensor | RemoteSession)[]): Promise<void> {
    const remotes = items.flatMap((item) => ('remote' in item ? [item.remote] : []));
    const sessions = items.flatMap((item) => ('session' in item ? [item.session] : []));
    for (const session of sessions) this.#names.delete(session);
    await this.#call({ op: 'free', remotes, sessions }, [], 'free');
  }

  memory(): WorkerMemory {
    return this.#memory;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #call(
    command: Command,
    payloads: readonly ArrayBufferView[],
    name: string,
    signal?: AbortSignal,
  ): Promise<Frame<Reply>> {
    if (this.#end) throw this.#end;
    const send = (id: number) => this.#link.send({ id, ...command }, payloads);
    const reply = await this.#calls.add(name, send, signal);
    const { error, dataBytes } = reply.header;
    if (!error) return reply;
    const text = error.message.split('\n', 1)[0];
    throw new RetakeError('inference_failed', `"${name}" failed: ${text}`, {
      cause: remoteError(error),
      facts: {
        graph: name,
        limitBytes: this.#options.limitBytes,
        ...(dataBytes === undefined ? {} : { dataBytes }),
      },
    });
  }

  /** Frees what an abandoned call brought into being. */
  #discard({ header }: Frame<Reply>): void {
    const remotes = Object.values(header.kept ?? {});
    const sessions = header.session === undefined ? [] : [{ session: header.session }];
    if (remotes.length + sessions.length > 0) this.free([...remotes, ...sessions]).catch(() => undefined);
  }

  #beat({ residentBytes, dataBytes }: Beat): void {
    this.#silence?.heard();
    this.#memory = dataBytes === undefined ? { residentBytes } : { residentBytes, dataBytes };
    const { limitBytes, watchLimit } = this.#options;
    if (!watchLimit || limitBytes === null || residentBytes <= limitBytes || this.#end) return;
    const message = `The inference process held ${showMebibytes(residentBytes)}, more than its limit of ${showMebibytes(limitBytes)}.`;
    this.#stop('worker_memory_exceeded', message, { residentBytes });
  }

  #isReady(): void {
    const { clock, config } = this.#options;
    this.#silence = watchSilence(clock, config.heartbeatMs, config.hangMs, (ms) => this.#hung(ms));
    this.#becomeReady();
  }

  #hung(silentMs: number): void {
    this.#stop('worker_hung', `The inference process gave no sign of life for ${silentMs} ms.`, { silentMs });
  }

  /** Kills the process; waiting calls hear of it when it is gone. */
  #stop(
    code: 'worker_hung' | 'worker_memory_exceeded',
    message: string,
    facts: Record<string, number>,
  ): void {
    if (this.#end) return;
    const { limitBytes } = this.#options;
    const op = this.#calls.current;
    this.#end = new RetakeError(code, op === undefined ? message : `${message} It was in "${op}".`, {
      facts: { pid: this.pid, limitBytes, ...facts, ...(op === undefined ? {} : { op }) },
    });
    this.#link.kill('SIGKILL');
  }

  #ended(ending: Ending): void {
    this.#silence?.stop();
    const { limitBytes, log } = this.#options;
    const op = this.#calls.current;
    const facts = { pid: this.pid, limitBytes, ...(op === undefined ? {} : { op }) };
    if (!this.#closing) log.debug(endingFacts(ending, facts), 'inference process ended');
    this.#end ??= endingError(ending, facts);
    this.#calls.failAll(this.#end);
  }

  async #close(): Promise<void> {
    const { clock, config } = this.#options;
    const idle = this.#calls.size === 0 && !this.#end;
    this.#end ??= new RetakeError('canceled', 'The inference process was closed.');
    this.#calls.failAll(this.#end);
    if (idle) {
      this.#link.send({ op: 'close' });
      if (await within(clock, config.closeMs, this.#link.ended)) return;
    }
    this.#link.kill('SIGTERM');
    if (await within(clock, config.closeMs, this.#link.ended)) return;
    this.#link.kill('SIGKILL');
    await this.#link.ended;
  }
}
