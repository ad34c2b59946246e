import type { Tensor } from '@retake/plugin-api';
import { releaseBuffer } from './release-buffer.js';

/** Tensors kept in this process between calls, by number. */
export class TensorStore {
  readonly #tensors = new Map<number, Tensor>();
  #last = 0;

  add(tensor: Tensor): { readonly remote: number; readonly dims: readonly number[] } {
    this.#last += 1;
    this.#tensors.set(this.#last, tensor);
    return { remote: this.#last, dims: tensor.dims };
  }

  get(remote: number): Tensor {
    const tensor = this.#tensors.get(remote);
    if (!tensor)
      throw new Error(`tensor ${remote} is not in this process: it was freed, or another process made it`);
    return tensor;
  }

  /** Forgets a tensor whose memory now belongs to another. */
  forget(remote: number): void {
    this.#tensors.delete(remote);
  }

  /** Gives the memory back at once; unknown numbers are ignored. */
  free(remote: number): void {
    const tensor = this.#tensors.get(remote);
    this.#tensors.delete(remote);
    if (tensor) releaseBuffer(tensor.data.buffer);
  }
}
