import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { safetensorsBytes } from '../../test/safetensors-bytes.js';
import { seeded } from '../../test/seeded.js';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { encodeSafetensors } from './encode-safetensors.js';
import { openSafetensors } from './open-safetensors.js';

async function open(bytes: Uint8Array | string) {
  const path = join(await temporaryFolder(), 'w.safetensors');
  await writeFile(path, bytes);
  return openSafetensors(path);
}

function prefixed(length: bigint, rest = '{}'): Uint8Array {
  const bytes = safetensorsBytes(rest);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return bytes;
}

const sound = encodeSafetensors(
  {
    weight: { type: 'float32', dims: [2, 3], data: Float32Array.from([1, 2, 3, 4, 5, 6]) },
    ids: { type: 'int64', dims: [2], data: BigInt64Array.from([1n, -1n]) },
    flag: { type: 'bool', dims: [3], data: Uint8Array.from([0, 1, 1]) },
  },
  { format: 'pt' },
);

describe('openSafetensors', () => {
  it('opens a sound file', async () => {
    const file = await open(sound);
    expect(file.size).toBe(sound.byteLength);
    expect([...file.tensors.keys()].sort()).toEqual(['flag', 'ids', 'weight']);
  });

  it('gives the real path of a linked file', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'blobs'));
    await writeFile(join(folder, 'blobs', 'abc'), sound);
    await symlink('blobs/abc', join(folder, 'w.safetensors'));
    const file = await openSafetensors(join(folder, 'w.safetensors'));
    expect(file.path).toBe(join(folder, 'blobs', 'abc'));
    expect(file.tensors.get('ids')?.file).toBe(file.path);
  });

  it.each([
    ['an empty file', '', 'truncated'],
    ['a file of seven bytes', '1234567', 'truncated'],
    [
      'a pointer of Git LFS',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n',
      'lfs_pointer',
    ],
    ['a web page', '\n<!DOCTYPE html><html><body>Sign in</body></html>', 'html_page'],
    ['a header of no length', prefixed(0n), 'bad_header'],
    ['a header longer than allowed', prefixed(100_000_001n), 'bad_header'],
    ['a header length beyond 2⁵³', prefixed(2n ** 63n), 'bad_header'],
    ['a header longer than the file', prefixed(1000n), 'truncated'],
    ['a file cut in its header', sound.subarray(0, 60), 'truncated'],
    ['a file cut in its data', sound.subarray(0, sound.byteLength - 1), 'truncated'],
  ])('refuses %s', async (_, bytes, kind) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: 'safetensors_invalid', facts: { kind } });
  });

  it('lets system errors pass with their code and path', async () => {
    const folder = await temporaryFolder();
    await expect(openSafetensors(join(folder, 'no'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(openSafetensors(folder)).rejects.toMatchObject({
      code: 'EISDIR',
      syscall: 'read',
      path: folder,
    });
  });

  it('answers any damage with its own error or a consistent file', async () => {
    const random = seeded(7);
    const path = join(await temporaryFolder(), 'w.safetensors');
    let refused = 0;
    for (let round = 0; round < 400; round++) {
      const bytes = damaged(sound, random);
      await writeFile(path, bytes);
      const file = await openSafetensors(path).catch((error: unknown) => {
        expect(RetakeError.is(error) && error.code, String(error)).toBe('safetensors_invalid');
      });
      if (file === undefined) refused++;
      for (const { offset, length } of file?.tensors.values() ?? []) {
        expect(offset + length).toBeLessThanOrEqual(bytes.byteLength);
      }
    }
    expect(refused).toBeGreaterThan(200);
  });
});

/** Cuts, extends, or overwrites some bytes of the header, digits preferably. */
function damaged(source: Uint8Array, random: () => number): Uint8Array {
  const bytes = source.slice();
  const pick = (limit: number) => Math.floor(random() * limit);
  if (random() < 0.2) return bytes.subarray(0, pick(bytes.byteLength));
  if (random() < 0.1) return new Uint8Array([...bytes, ...bytes.subarray(0, 1 + pick(20))]);
  const alphabet = '0123456789[]{},:"-e.\\ ';
  for (let count = 1 + pick(3); count > 0; count--) {
    const code = random() < 0.8 ? alphabet.charCodeAt(pick(alphabet.length)) : pick(256);
    bytes[pick(random() < 0.1 ? 8 : 256)] = code;
  }
  return bytes;
}
