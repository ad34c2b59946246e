import { describe, expect, it } from 'vitest';
import type { Frame } from './frame-reader.js';
import type { Reply } from './messages.js';
import { PendingCalls } from './pending-calls.js';

const reply = (id: number, session?: number): Frame<Reply> => ({
  header: { id, payloads: [], ...(session === undefined ? {} : { session }) },
  payloads: [],
});

function calls() {
  const discarded: Frame<Reply>[] = [];
  const ids: number[] = [];
  const pending = new PendingCalls((frame) => discarded.push(frame));
  return { pending, discarded, ids, send: (id: number) => ids.push(id) };
}

describe('PendingCalls', () => {
  it('numbers calls in order and answers each with its own reply', async () => {
    const { pending, ids, send } = calls();
    const [first, second] = [pending.add('a', send), pending.add('b', send)];
    expect(ids).toEqual([1, 2]);
    pending.settle(reply(2));
    pending.settle(reply(1));
    expect((await first).header.id).toBe(1);
    expect((await second).header.id).toBe(2);
    expect(pending.size).toBe(0);
  });

  it('names the oldest call as the one being worked on', () => {
    const { pending, send } = calls();
    expect(pending.current).toBeUndefined();
    pending.add('a', send);
    pending.add('b', send);
    expect(pending.current).toBe('a');
    pending.settle(reply(1));
    expect(pending.current).toBe('b');
  });

  it('rejects at once when aborted and discards the late reply', async () => {
    const { pending, discarded, send } = calls();
    const control = new AbortController();
    const call = pending.add('a', send, control.signal);
    control.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(pending.current).toBe('a');
    pending.settle(reply(1, 9));
    expect(discarded.map((frame) => frame.header.session)).toEqual([9]);
    expect(pending.size).toBe(0);
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const { pending, ids, send } = calls();
    await expect(pending.add('a', send, AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late',
    );
    expect(ids).toEqual([]);
    expect(pending.size).toBe(0);
  });

  it('fails all that wait, once', async () => {
    const { pending, send } = calls();
    const waiting = [pending.add('a', send), pending.add('b', send)];
    pending.failAll(new Error('gone'));
    expect((await Promise.allSettled(waiting)).map((result) => result.status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(pending.size).toBe(0);
  });

  it('ignores replies to nobody', () => {
    const { pending, discarded } = calls();
    pending.settle(reply(5));
    expect(discarded).toEqual([]);
  });

  it('leaves no listener on a signal when done', async () => {
    const { pending, send } = calls();
    const control = new AbortController();
    const call = pending.add('a', send, control.signal);
    pending.settle(reply(1));
    await call;
    control.abort();
    expect(pending.size).toBe(0);
  });
});
