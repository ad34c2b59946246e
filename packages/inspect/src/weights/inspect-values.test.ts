import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSafetensors } from '@retake/onnx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectValues } from './inspect-values.js';

const rows = 4096;
const columns = 2048;
const bytes = rows * columns * 2;
const nan = Buffer.from([0xc0, 0x7f]);
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake values '));
  path = join(folder, 'large.safetensors');
});
afterEach(() => rm(folder, { recursive: true }));

/** Two bfloat16 matrices of 16 MiB each, too large to be read whole. */
async function write(names: readonly string[], spoil: (data: Buffer, name: string) => void) {
  const header = Buffer.from(
    JSON.stringify(
      Object.fromEntries(
        names.map((name, index) => [
          name,
          { dtype: 'BF16', shape: [rows, columns], data_offsets: [index * bytes, (index + 1) * bytes] },
        ]),
      ),
    ),
  );
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(header.length));
  const file = await open(path, 'w');
  await file.write(Buffer.concat([prefix, header]));
  for (const name of names) {
    const data = Buffer.alloc(bytes, 0x3d);
    spoil(data, name);
    await file.write(data);
  }
  await file.close();
  const opened = await openSafetensors(path);
  return async (deep = false) =>
    (await inspectValues('transformer', 'large.safetensors', opened, { deep })).map(
      ({ reason, tensor }) => `${reason} ${tensor}`,
    );
}

test('sound matrices are sound', async () => {
  const look = await write(['a.weight', 'b.weight'], () => {});
  expect(await look()).toEqual([]);
  expect(await look(true)).toEqual([]);
});

test('a matrix of NaN shows in a sample, a single NaN in a deep look only', async () => {
  const all = await write(['a.weight', 'b.weight'], (data, name) => name === 'b.weight' && data.fill(nan));
  expect(await all()).toEqual(['nan_values b.weight']);
  const one = await write(
    ['a.weight', 'b.weight'],
    (data, name) => name === 'a.weight' && nan.copy(data, 3_000_000),
  );
  expect(await one()).toEqual([]);
  expect(await one(true)).toEqual(['nan_values a.weight']);
});

test('zeros where a sample looks, in a matrix and in an embedding', async () => {
  const look = await write(
    ['a.weight', 'shared.weight', 'z.weight'],
    (data, name) => name !== 'z.weight' && data.fill(0, 0, bytes / 2),
  );
  expect(await look()).toEqual(['zero_tensor a.weight']);
});

test('a tail that was never written', async () => {
  const look = await write(
    ['a.weight', 'b.weight'],
    (data, name) => name === 'b.weight' && data.fill(0, bytes / 4),
  );
  expect(await look()).toEqual(['zero_tail null']);
});
