import { GraphBuilder, type ValueType } from '@retake/onnx';
import type { Tensor, TensorType } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { floats, linear, next, outerSum, sumAndProduct } from './graphs.js';
import { createRuntime, openWorker, statusBytes } from './runtime.js';

function identity(type: ValueType) {
  const graph = new GraphBuilder(`identity ${type}`);
  graph.output(graph.node('Identity', [graph.input('x', type, ['N'])], { name: 'y' }), type, ['N']);
  return graph.build();
}

const samples: readonly Tensor[] = [
  { type: 'float32', dims: [3], data: new Float32Array([1.5, -0, Number.NaN]) },
  { type: 'float16', dims: [2], data: new Uint16Array([0x3c00, 0x7e01]) },
  { type: 'int64', dims: [2], data: new BigInt64Array([-(2n ** 63n), 2n ** 53n + 1n]) },
  { type: 'int32', dims: [1], data: new Int32Array([-7]) },
  { type: 'uint8', dims: [2], data: new Uint8Array([0, 255]) },
  { type: 'int8', dims: [2], data: new Int8Array([-128, 127]) },
  { type: 'bool', dims: [2], data: new Uint8Array([0, 1]) },
];

const bits = (tensor: Tensor | undefined) =>
  Buffer.from(tensor?.data.buffer as ArrayBuffer, tensor?.data.byteOffset, tensor?.data.byteLength).toString(
    'hex',
  );

describe('running graphs', () => {
  it.each([
    [1, '1 thread'],
    [3, '3 threads'],
  ])('says which runtime it is, and with how many threads: %i', (threads, words) => {
    const { version } = createRuntime({ threads });
    expect(version).toMatch(/^onnxruntime-node \d+\.\d+\.\d+ \(cpu, [^,]+\)$/);
    expect(version).toContain(words);
  });

  it('runs a graph and brings back only what is asked for', async () => {
    const worker = await openWorker();
    const feeds = { a: floats([1, 2]), b: floats([3, 4]) };
    const result = await worker.run({ target: sumAndProduct(), feeds, fetch: ['product'] });
    expect(result).toEqual({ kept: {}, fetched: { product: floats([3, 8]) } });
  });

  it.each(samples.map((sample) => [sample.type, sample] as [TensorType, Tensor]))(
    'carries %s bit by bit',
    async (type, sample) => {
      const worker = await openWorker();
      const remote = await worker.put(sample);
      expect(remote.dims).toEqual(sample.dims);
      expect(bits(await worker.get(remote))).toBe(bits(sample));
      const { fetched } = await worker.run({ target: identity(type), feeds: { x: remote }, fetch: ['y'] });
      expect(fetched.y?.type).toBe(type);
      expect(bits(fetched.y)).toBe(bits(sample));
    },
  );

  it('feeds kept tensors into the next run without moving them', async () => {
    const worker = await openWorker();
    const session = await worker.load(sumAndProduct());
    const first = await worker.run({
      target: session,
      feeds: { a: floats([1, 2]), b: floats([3, 4]) },
      keep: ['sum', 'product'],
      fetch: ['sum'],
    });
    expect(first.fetched.sum).toEqual(floats([4, 6]));
    const { sum, product } = first.kept;
    if (!sum || !product) throw new Error('nothing was kept');
    expect(sum.dims).toEqual([2]);
    const second = await worker.run({ target: session, feeds: { a: sum, b: product }, fetch: ['sum'] });
    expect(second.fetched.sum).toEqual(floats([7, 14]));
    expect(await worker.get(product)).toEqual(floats([3, 8]));
  });

  it('writes an output over what was fed, and takes no memory for it', async () => {
    const worker = await openWorker({ memoryBytes: 2 ** 30 });
    const length = 2 ** 24;
    const session = await worker.load(next(length));
    let x = await worker.put(floats(new Float32Array(length).fill(1)));
    const dataBytes = () => statusBytes(worker.pid, 'VmData');
    const before = dataBytes();
    for (let round = 0; round < 3; round++) {
      const { kept } = await worker.run({ target: session, feeds: { x }, keep: ['y'], writeTo: { y: x } });
      await expect(worker.get(x)).rejects.toThrow('is not in this process');
      x = kept.y ?? x;
    }
    expect(dataBytes() - before).toBeLessThan(length);
    const { data } = await worker.get(x);
    expect([data.length, data[0], data.at(-1)]).toEqual([length, 4, 4]);
  });

  it('writes an output to new memory, and over nothing of another shape', async () => {
    const worker = await openWorker();
    const x = await worker.put(floats([1, 2]));
    const { kept } = await worker.run({
      target: next(2),
      feeds: { x },
      keep: ['y'],
      writeTo: { y: null },
    });
    expect(await worker.get(kept.y ?? x)).toEqual(floats([2, 3]));
    const other = await worker.put(floats([1, 2, 3]));
    const run = worker.run({ target: next(2), feeds: { x }, keep: ['y'], writeTo: { y: other } });
    await expect(run).rejects.toThrow('cannot be written over float32 [3]');
  });

  it('maps weights from a file in a folder with spaces and unicode', async () => {
    const worker = await openWorker();
    const target = await linear(3, 2);
    const resident = await worker.load(target);
    const feeds = { x: floats([1, 1, 10, 5], [2, 2]) };
    for (const each of [target, resident]) {
      const { fetched } = await worker.run({ target: each, feeds, fetch: ['y'] });
      expect(fetched.y).toEqual(floats([0, 2, 4, 0, 15, 30], [2, 3]));
    }
  });

  it('brings a tensor of 64 MB there and back unchanged', async () => {
    const worker = await openWorker();
    const data = new Uint32Array(16_000_000);
    for (let index = 0; index < data.length; index++) data[index] = Math.imul(index, 2_654_435_761);
    const sent = { type: 'int32', dims: [16, 1_000_000], data: new Int32Array(data.buffer) } as const;
    const back = await worker.get(await worker.put(sent));
    expect(back.dims).toEqual([16, 1_000_000]);
    expect(Buffer.compare(Buffer.from(sent.data.buffer), Buffer.from(back.data.buffer as ArrayBuffer))).toBe(
      0,
    );
  });

  it('takes many calls at once and answers them in order', async () => {
    const worker = await openWorker();
    const session = await worker.load(sumAndProduct());
    const order: number[] = [];
    const calls = Array.from({ length: 200 }, async (_, index) => {
      const feeds = { a: floats([index]), b: floats([1]) };
      const { fetched } = await worker.run({ target: session, feeds, fetch: ['sum'] });
      order.push(index);
      return fetched.sum?.data[0];
    });
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(order).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  it('starts again and again without growing', async () => {
    const worker = await openWorker({ memoryBytes: 1e9 });
    const target = await linear(512, 512);
    const once = async (rounds: number) => {
      for (let round = 0; round < rounds; round++) {
        const { kept } = await worker.run({
          target,
          feeds: { x: floats(new Float32Array(512), [1, 512]) },
          keep: ['y'],
        });
        await worker.free(Object.values(kept));
      }
    };
    await once(20);
    const before = statusBytes(worker.pid, 'VmData');
    await once(100);
    const weightBytes = 512 * 512 * 4;
    expect(statusBytes(worker.pid, 'VmData') - before).toBeLessThan(4 * weightBytes);
  });

  it('gives the memory of freed tensors back at once', async () => {
    const worker = await openWorker();
    const bytes = 64 * 2 ** 20;
    const before = statusBytes(worker.pid, 'VmData');
    const remote = await worker.put({ type: 'uint8', dims: [bytes], data: new Uint8Array(bytes) });
    expect(statusBytes(worker.pid, 'VmData') - before).toBeGreaterThan(0.95 * bytes);
    await worker.free([remote]);
    expect(statusBytes(worker.pid, 'VmData') - before).toBeLessThan(bytes / 8);
  });

  it('makes large outputs without keeping a second copy', async () => {
    const worker = await openWorker({ memoryBytes: 1e9 });
    const feeds = {
      a: floats(new Float32Array(4_096), [4_096, 1]),
      b: floats(new Float32Array(4_096), [1, 4_096]),
    };
    const before = statusBytes(worker.pid, 'VmData');
    const { kept } = await worker.run({ target: outerSum(), feeds, keep: ['y'] });
    const outputBytes = 4_096 * 4_096 * 4;
    expect(kept.y?.dims).toEqual([4_096, 4_096]);
    expect(statusBytes(worker.pid, 'VmData') - before).toBeLessThan(outputBytes * 1.25);
  });
});

describe('what is wrong with a call', () => {
  it('reports what ONNX Runtime says, names the graph and goes on', async () => {
    const worker = await openWorker();
    const session = await worker.load(sumAndProduct('block 7'));
    const call = worker.run({
      target: session,
      feeds: { a: floats([1, 2]), b: floats([1, 2, 3]) },
      fetch: ['sum'],
    });
    await expect(call).rejects.toMatchObject({
      code: 'inference_failed',
      message: expect.stringContaining('"block 7" failed: Non-zero status code'),
      facts: { graph: 'block 7', limitBytes: null },
      cause: { message: expect.stringMatching(/while running (Add|Mul) node/) },
    });
    expect((await worker.get(await worker.put(floats([5])))).data).toEqual(new Float32Array([5]));
  });

  it('refuses a model that is none', async () => {
    const worker = await openWorker();
    const graph = { name: 'nonsense', model: new Uint8Array([1, 2, 3]), weightsRoot: '/' };
    await expect(worker.load(graph)).rejects.toMatchObject({
      code: 'inference_failed',
      message: '"nonsense" failed: Failed to load model because protobuf parsing failed.',
    });
  });

  it('fails calls that need what an earlier call did not make', async () => {
    const worker = await openWorker();
    const missing = { remote: 41, dims: [1] };
    await expect(worker.get(missing)).rejects.toThrow('tensor 41 is not in this process');
    const call = worker.run({ target: { session: 9 }, feeds: {}, fetch: ['y'] });
    await expect(call).rejects.toThrow('session 9 is not in this process');
    await expect(worker.free([missing, { session: 9 }])).resolves.toBeUndefined();
  });

  it('says which outputs there are', async () => {
    const worker = await openWorker();
    const feeds = { a: floats([1]), b: floats([1]) };
    const call = worker.run({ target: sumAndProduct(), feeds, fetch: ['quotient'] });
    await expect(call).rejects.toThrow('no output "quotient"; it has sum, product');
  });

  it('refuses a tensor that does not fill its shape before it is sent', async () => {
    const worker = await openWorker();
    await expect(worker.put({ ...floats([1, 2]), dims: [3] })).rejects.toMatchObject({
      code: 'graph_invalid',
    });
  });
});
