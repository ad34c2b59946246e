import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { decodeSafetensors } from './decode-safetensors.js';
import { encodeSafetensors } from './encode-safetensors.js';
import { openSafetensors } from './open-safetensors.js';
import { writeAtomically } from './write-atomically.js';
import { writeSafetensors } from './write-safetensors.js';

const tensors: Record<string, Tensor> = {
  flags: { type: 'bool', dims: [3], data: Uint8Array.of(1, 0, 1) },
  f32: { type: 'float32', dims: [2, 1], data: Float32Array.of(1.5, -2) },
  f16: { type: 'float16', dims: [1], data: Uint16Array.of(0x3c00) },
  i64: { type: 'int64', dims: [1], data: BigInt64Array.of(-5n) },
  i32: { type: 'int32', dims: [1], data: Int32Array.of(-5) },
  u8: { type: 'uint8', dims: [1], data: Uint8Array.of(200) },
  i8: { type: 'int8', dims: [1], data: Int8Array.of(-3) },
  none: { type: 'float32', dims: [0, 4], data: new Float32Array(0) },
  scalar: { type: 'float32', dims: [], data: Float32Array.of(7) },
};

describe('encodeSafetensors', () => {
  it('gives back what it was given', () => {
    const decoded = decodeSafetensors(encodeSafetensors(tensors, { step: '3' }));
    expect(decoded.metadata).toEqual({ step: '3' });
    expect(decoded.tensors).toEqual(tensors);
  });

  it('gives equal bytes for equal input', () => {
    expect(encodeSafetensors(tensors)).toEqual(encodeSafetensors(tensors));
  });

  it('aligns every tensor to its element size', async () => {
    const path = join(await temporaryFolder(), 'w.safetensors');
    await writeSafetensors(path, tensors);
    const { tensors: entries } = await openSafetensors(path);
    for (const [name, tensor] of Object.entries(tensors)) {
      expect((entries.get(name)?.offset ?? 1) % tensor.data.BYTES_PER_ELEMENT, name).toBe(0);
    }
  });

  it('refuses data that does not fit its dims', () => {
    const wrong: Tensor = { type: 'float32', dims: [3], data: Float32Array.of(1) };
    expect(() => encodeSafetensors({ wrong })).toThrow('tensor "wrong" [3] of float32 got 4 bytes');
  });
});

describe('decodeSafetensors', () => {
  it('names its source in errors', () => {
    expect(() => decodeSafetensors(new Uint8Array(4), 'checkpoint of step 3')).toThrow(
      /^checkpoint of step 3: /,
    );
  });

  it('does not share memory with the bytes', () => {
    const bytes = encodeSafetensors(tensors);
    const { f32 } = decodeSafetensors(bytes).tensors;
    bytes.fill(0);
    expect([...(f32?.data ?? [])]).toEqual([1.5, -2]);
  });
});

describe('writeAtomically', () => {
  it('leaves the old file and nothing else when writing fails', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'w');
    await writeFile(path, 'old');
    const failing = writeAtomically(path, async (file) => {
      await file.writeFile('half');
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await readdir(folder)).toEqual(['w']);
  });
});
