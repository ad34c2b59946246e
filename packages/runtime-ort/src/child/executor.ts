import type { Tensor } from '@retake/plugin-api';
import { InferenceSession } from 'onnxruntime-node';
import { tensorOver } from '../element-types.js';
import type { Command, GraphHeader, ReplyBody, RunCommand, TensorHeader } from '../messages.js';
import { releaseBuffer } from './release-buffer.js';
import { runSession } from './run-session.js';
import { sessionOptions } from './session-options.js';
import { TensorStore } from './tensor-store.js';

/** A reply and the tensors whose bytes follow it. `sent` gives back what is not needed after sending. */
export interface Outcome {
  readonly body: ReplyBody;
  readonly payloads: readonly ArrayBufferView[];
  sent?(): void;
}

/** Carries out commands, one at a time. */
export class Executor {
  readonly #settings: { readonly threads: number; readonly arena: boolean };
  readonly #tensors = new TensorStore();
  readonly #sessions = new Map<number, InferenceSession>();
  #lastSession = 0;

  constructor(settings: { readonly threads: number; readonly arena: boolean }) {
    this.#settings = settings;
  }

  async execute(
    command: Exclude<Command, { op: 'close' }>,
    payloads: readonly ArrayBuffer[],
  ): Promise<Outcome> {
    switch (command.op) {
      case 'load': {
        const session = await this.#create(command.graph, payloads[0], true);
        this.#lastSession += 1;
        this.#sessions.set(this.#lastSession, session);
        return { body: { session: this.#lastSession }, payloads: [] };
      }
      case 'run':
        return this.#run(command, payloads);
      case 'put':
        return {
          body: { kept: { tensor: this.#tensors.add(received(command.tensor, payloads[0])) } },
          payloads: [],
        };
      case 'get': {
        const tensor = this.#tensors.get(command.remote);
        return { body: { tensors: [['tensor', headerOf(tensor)]] }, payloads: [tensor.data] };
      }
      case 'free':
        for (const remote of command.remotes) this.#tensors.free(remote);
        for (const session of command.sessions) await this.#release(session);
        return { body: {}, payloads: [] };
    }
  }

  async #run(command: RunCommand, payloads: readonly ArrayBuffer[]): Promise<Outcome> {
    const { target, keep, fetch } = command;
    const inline = 'session' in target ? payloads : payloads.slice(1);
    const session =
      'session' in target ? this.#session(target.session) : await this.#create(target, payloads[0], false);
    try {
      const results = await runSession(
        session,
        this.#feeds(command, inline),
        [...new Set([...keep, ...fetch])],
        this.#places(command),
      );
      for (const [, remote] of command.writeTo ?? []) if (remote !== null) this.#tensors.forget(remote);
      return this.#outcome(command, results);
    } finally {
      if (!('session' in target)) await session.release();
      for (const buffer of inline) releaseBuffer(buffer);
    }
  }

  #feeds(command: RunCommand, inline: readonly ArrayBuffer[]): ReadonlyMap<string, Tensor> {
    let next = 0;
    return new Map(
      command.feeds.map(([name, value]) => [
        name,
        typeof value === 'number' ? this.#tensors.get(value) : received(value, inline[next++]),
      ]),
    );
  }

  #places({ writeTo = [] }: RunCommand): ReadonlyMap<string, Tensor | null> {
    return new Map(
      writeTo.map(([name, remote]) => [name, remote === null ? null : this.#tensors.get(remote)]),
    );
  }

  #outcome(command: RunCommand, results: ReadonlyMap<string, Tensor>): Outcome {
    const result = (name: string) => results.get(name) as Tensor;
    const fetched = command.fetch.map((name) => [name, result(name)] as const);
    const kept = command.keep.map((name) => [name, this.#tensors.add(result(name))] as const);
    return {
      body: {
        kept: Object.fromEntries(kept),
        tensors: fetched.map(([name, tensor]) => [name, headerOf(tensor)]),
      },
      payloads: fetched.map(([, tensor]) => tensor.data),
      sent: () => {
        for (const [name, tensor] of fetched)
          if (!command.keep.includes(name)) releaseBuffer(tensor.data.buffer);
      },
    };
  }

  async #create(
    graph: GraphHeader,
    model: ArrayBuffer | undefined,
    prepack: boolean,
  ): Promise<InferenceSession> {
    const options = sessionOptions({ ...this.#settings, prepack, weightsRoot: graph.weightsRoot });
    const session = await InferenceSession.create(new Uint8Array(model ?? new ArrayBuffer(0)), options);
    if (model) releaseBuffer(model);
    return session;
  }

  #session(number: number): InferenceSession {
    const session = this.#sessions.get(number);
    if (!session) throw new Error(`session ${number} is not in this process: it was freed, or never loaded`);
    return session;
  }

  async #release(number: number): Promise<void> {
    const session = this.#sessions.get(number);
    this.#sessions.delete(number);
    await session?.release();
  }
}

function received(header: TensorHeader, buffer: ArrayBuffer | undefined): Tensor {
  return tensorOver(header.type, header.dims, buffer ?? new ArrayBuffer(0));
}

function headerOf(tensor: Tensor): TensorHeader {
  return { type: tensor.type, dims: tensor.dims };
}
