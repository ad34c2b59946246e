import { describe, expect, it } from 'vitest';
import { JobQueue } from './job-queue.js';

const { signal } = new AbortController();

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

describe('the queue of jobs', () => {
  it('lets one at a time through, in order', async () => {
    const queue = new JobQueue();
    const first = gate();
    const order: number[] = [];
    const one = queue.enter(() => first.passed.then(() => void order.push(1)), signal);
    const two = queue.enter(async () => void order.push(2), signal);
    await Promise.resolve();
    expect(order).toEqual([]);
    first.open();
    await Promise.all([one, two]);
    expect(order).toEqual([1, 2]);
  });

  it('goes on after a job that failed', async () => {
    const queue = new JobQueue();
    await expect(queue.enter(() => Promise.reject(new Error('x')), signal)).rejects.toThrow('x');
    expect(await queue.enter(async () => 2, signal)).toBe(2);
  });

  it('lets an aborted job through at once, and the next still wait for the first', async () => {
    const queue = new JobQueue();
    const first = gate();
    const controller = new AbortController();
    const order: number[] = [];
    const one = queue.enter(() => first.passed.then(() => void order.push(1)), signal);
    const two = queue.enter(async () => void order.push(2), controller.signal);
    const three = queue.enter(async () => void order.push(3), signal);
    controller.abort();
    await two;
    expect(order).toEqual([2]);
    first.open();
    await Promise.all([one, three]);
    expect(order).toEqual([2, 1, 3]);
  });
});
