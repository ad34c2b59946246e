import { minimumLimitBytes } from '@retake/runtime-ort';
import { describe, expect, it } from 'vitest';
import { endless, endlessFeed, floats, linear, outerSum } from './graphs.js';
import { createRuntime, openWorker, statusBytes } from './runtime.js';

const mebibyte = 2 ** 20;
const limitBytes = 160 * mebibyte;

const outer = (size: number, output: 'y' | 'total' = 'y') => ({
  target: outerSum(output),
  feeds: { a: floats(new Float32Array(size), [size, 1]), b: floats(new Float32Array(size), [1, size]) },
  keep: [output],
});

describe.runIf(process.platform === 'linux')('a limit of data memory', () => {
  it('makes an output that does not fit an error, and the worker goes on', async () => {
    const worker = await openWorker({ memoryBytes: limitBytes });
    await expect(worker.run(outer(8_192))).rejects.toMatchObject({
      code: 'inference_failed',
      message: expect.stringContaining('Array buffer allocation failed'),
      facts: { graph: 'outer sum', limitBytes, dataBytes: expect.any(Number) },
    });
    expect((await worker.run(outer(64))).kept.y?.dims).toEqual([64, 64]);
  });

  it('makes work that does not fit an error of ONNX Runtime, and the worker goes on', async () => {
    const worker = await openWorker({ memoryBytes: limitBytes });
    await expect(worker.run(outer(8_192, 'total'))).rejects.toMatchObject({
      code: 'inference_failed',
      cause: { message: expect.stringMatching(/while running Add node.*std::bad_alloc/s) },
      facts: { graph: 'outer sum', limitBytes },
    });
    expect((await worker.run(outer(64, 'total'))).kept.total?.dims).toEqual([1, 1]);
  });

  it('makes weights that do not fit std::bad_alloc', async () => {
    const worker = await openWorker({ memoryBytes: limitBytes });
    await expect(worker.load(await linear(8_192, 4_096))).rejects.toMatchObject({
      code: 'inference_failed',
      cause: { message: expect.stringContaining('std::bad_alloc') },
      facts: { graph: 'linear 8192', limitBytes },
    });
    expect((await worker.run(outer(64))).kept.y?.dims).toEqual([64, 64]);
  });

  it('makes a tensor that does not fit an error and stays in step', async () => {
    const worker = await openWorker({ memoryBytes: limitBytes });
    const huge = { type: 'uint8', dims: [2 * limitBytes], data: new Uint8Array(2 * limitBytes) } as const;
    const [failed, fine] = await Promise.allSettled([worker.put(huge), worker.put(floats([1, 2]))]);
    expect(failed).toMatchObject({
      reason: { code: 'inference_failed', message: expect.stringContaining('allocation failed') },
    });
    expect(fine).toMatchObject({ status: 'fulfilled', value: { dims: [2] } });
  });

  it('is refused with the least amount when a process cannot even start', async () => {
    const memoryBytes = 20 * mebibyte;
    await expect(createRuntime().open({ memoryBytes, threads: 2 })).rejects.toMatchObject({
      code: 'worker_start_failed',
      message: expect.stringContaining(`Its memory limit was ${memoryBytes / 2 ** 20} MiB`),
      facts: { limitBytes: memoryBytes, minimumBytes: minimumLimitBytes },
    });
  });

  it('starts and runs at the least amount', async () => {
    const worker = await openWorker({ memoryBytes: minimumLimitBytes, threads: 8 });
    for (let round = 0; round < 5; round++) {
      const { kept } = await worker.run(outer(64));
      await worker.free(Object.values(kept));
    }
    expect(statusBytes(worker.pid, 'VmData')).toBeLessThanOrEqual(minimumLimitBytes);
  });

  it('leaves weights in their file when streamed and packs them when resident', async () => {
    const worker = await openWorker({ memoryBytes: 1e9 });
    const target = await linear(4_096, 4_096);
    const weightBytes = 4_096 * 4_096 * 4;
    const feeds = { x: floats(new Float32Array(4_096), [1, 4_096]) };
    const before = statusBytes(worker.pid, 'RssAnon');
    await worker.run({ target, feeds, fetch: ['y'] });
    expect(statusBytes(worker.pid, 'RssAnon') - before).toBeLessThan(weightBytes / 4);
    const session = await worker.load(target);
    expect(statusBytes(worker.pid, 'RssAnon') - before).toBeGreaterThanOrEqual(weightBytes);
    await worker.free([session]);
    expect(statusBytes(worker.pid, 'RssAnon') - before).toBeLessThan(weightBytes / 4);
  });
});

describe('a limit of resident memory', () => {
  it('kills a process that holds more', async () => {
    const config = { limitBy: 'resident', heartbeatMs: 20 } as const;
    const worker = await openWorker({ memoryBytes: limitBytes }, config);
    const data = new Uint8Array(2 * limitBytes).fill(1);
    await worker.put({ type: 'uint8', dims: [data.length], data }).catch(() => undefined);
    await expect(worker.run({ target: endless(), feeds: endlessFeed, keep: ['y'] })).rejects.toMatchObject({
      code: 'worker_memory_exceeded',
      facts: { limitBytes, residentBytes: expect.any(Number) },
    });
  });
});
