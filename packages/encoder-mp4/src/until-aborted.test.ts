import { describe, expect, it } from 'vitest';
import { untilAborted } from './until-aborted.js';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

describe('iterating until an abort', () => {
  it('gives every item of an array and of an async source', async () => {
    const { signal } = new AbortController();
    expect(await all(untilAborted([1, 2, 3], signal))).toEqual([1, 2, 3]);
    expect(await all(untilAborted(untilAborted([1, 2], signal), signal))).toEqual([1, 2]);
  });

  it('gives nothing when aborted before', async () => {
    await expect(all(untilAborted([1], AbortSignal.abort(new Error('before'))))).rejects.toThrow('before');
  });

  it('ends although the source never answers', async () => {
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const ended = all(untilAborted(silent, controller.signal));
    controller.abort(new Error('now'));
    await expect(ended).rejects.toThrow('now');
  });

  it('lets the source clean up when its reader stops', async () => {
    let closed = false;
    const source = (function* () {
      try {
        yield* [1, 2, 3];
      } finally {
        closed = true;
      }
    })();
    for await (const item of untilAborted(source, new AbortController().signal)) if (item === 1) break;
    expect(closed).toBe(true);
  });

  it('passes on what the source throws', async () => {
    const broken = (function* (): Generator<number> {
      yield 1;
      throw new Error('broken source');
    })();
    await expect(all(untilAborted(broken, new AbortController().signal))).rejects.toThrow('broken source');
  });
});
