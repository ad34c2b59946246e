import { describe, expect, it } from 'vitest';
import { TensorStore } from './tensor-store.js';

const tensor = () => ({ type: 'float32', dims: [2], data: new Float32Array([1, 2]) }) as const;

describe('TensorStore', () => {
  it('never gives a number twice', () => {
    const store = new TensorStore();
    const first = store.add(tensor());
    store.free(first.remote);
    expect(store.add(tensor()).remote).not.toBe(first.remote);
  });

  it('gives the memory back at once', () => {
    const store = new TensorStore();
    const kept = tensor();
    const { remote } = store.add(kept);
    store.free(remote);
    expect(kept.data.byteLength).toBe(0);
    expect(() => store.get(remote)).toThrow(`tensor ${remote} is not in this process`);
  });

  it('forgets a tensor and leaves its memory alone', () => {
    const store = new TensorStore();
    const kept = tensor();
    const { remote } = store.add(kept);
    store.forget(remote);
    expect(kept.data).toEqual(new Float32Array([1, 2]));
    expect(() => store.get(remote)).toThrow(`tensor ${remote} is not in this process`);
  });

  it('ignores numbers it does not know', () => {
    expect(() => new TensorStore().free(99)).not.toThrow();
  });
});
