import type { RemoteTensor } from '@retake/plugin-api';
import type { GraphRunner } from '../layers/graph-runner.js';

/** Keeps groups of tensors in the worker under a key, the most recently used `limit` of them; frees the others. */
export class RemoteCache<Key, Value extends Readonly<Record<string, RemoteTensor>>> {
  readonly #runner: GraphRunner;
  readonly #limit: number;
  readonly #values = new Map<Key, Value>();

  constructor(runner: GraphRunner, limit: number) {
    this.#runner = runner;
    this.#limit = limit;
  }

  async get(key: Key, make: () => Promise<Value>): Promise<Value> {
    const value = this.#values.get(key) ?? (await make());
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#limit) break;
      this.#drop(oldest);
    }
    return value;
  }

  clear(): void {
    for (const key of [...this.#values.keys()]) this.#drop(key);
  }

  #drop(key: Key): void {
    this.#runner.free(Object.values(this.#values.get(key) ?? {}));
    this.#values.delete(key);
  }
}
