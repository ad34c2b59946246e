import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { safetensorsBytes } from '../../test/safetensors-bytes.js';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { openSafetensors } from './open-safetensors.js';
import { readRows } from './read-rows.js';
import { readTensor } from './read-tensor.js';

async function table() {
  const path = join(await temporaryFolder(), 'w.safetensors');
  const bits = Uint16Array.of(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0);
  const header = { t: { dtype: 'BF16', shape: [3, 2], data_offsets: [0, 12] } };
  await writeFile(path, safetensorsBytes(header, new Uint8Array(bits.buffer)));
  const entry = (await openSafetensors(path)).tensors.get('t');
  if (entry === undefined) throw new Error('no tensor');
  return entry;
}

describe('readTensor', () => {
  it('reads all values', async () => {
    expect([...(await readTensor(await table()))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('notices that the file has shrunk', async () => {
    const entry = await table();
    await truncate(entry.file, entry.offset + 3);
    const facts = { kind: 'truncated', tensor: 't' };
    await expect(readTensor(entry)).rejects.toMatchObject({ code: 'safetensors_invalid', facts });
    await expect(readRows(entry, [2])).rejects.toMatchObject({ code: 'safetensors_invalid', facts });
  });
});

describe('readRows', () => {
  it('reads rows in the order asked for, also twice', async () => {
    expect([...(await readRows(await table(), [2, 0, 2]))]).toEqual([5, 6, 1, 2, 5, 6]);
  });

  it('reads no rows', async () => {
    expect([...(await readRows(await table(), []))]).toEqual([]);
  });

  it.each([3, -1, 0.5])('refuses row %d of three', async (row) => {
    await expect(readRows(await table(), [0, row])).rejects.toThrow(`has 3 rows; row ${row} was asked for`);
  });
});
